import encodeQR from 'qr';
import { s } from './dom.ts';

/** Light modules around the code, which readers need (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code, dark on light in any theme, since many readers take no other. */
export function qrCode(text: string, label: string): SVGSVGElement {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const size = rows.length;
  const modules = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return s('svg', { id: 'qr', class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    s('rect', { width: size, height: size, class: 'light' }), s('path', { d: modules, class: 'dark' }));
}
