/** A duration as clocks show it: `0:12`, `1:02:03`. */
export function clockOf(totalSec: number): string {
  const whole = Math.max(0, Math.floor(totalSec));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
