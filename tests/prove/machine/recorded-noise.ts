/**
 * How far the logarithms of times were off in 48 walks of the same page, in standard deviations: an
 * installation of two packages from a registry, and a program that computes for 15 s, on a machine of two
 * cores that five others used meanwhile. As it came, not smoothed.
 */
export const recordedNoise: readonly number[] = [
  -0.17, -0.78, -0.15, 2.03, 1.43, -0.33, -1.27, 0.1, 0.21, -0.6, -1.54, -0.5, -1.21, 1.94, -0.5,
  1.53, -0.14, 1.31, -1.1, 1.06, 0.54, 0.62, -0.1, -1.43, -0.73, -0.14, -0.5, -0.01, 1.02, 1.08,
  -0.79, 0.3, -0.67, 1.48, 1.4, -0.03, 0.02, -1.72, 0.29, -1.55, 0.93, -2.18, -0.62, -0.23, 0.38,
  0.2, 0.28, 0.88, -1.19, 0.15, 0.2, 1.2, 1.11, -0.76, 0.04, -0.33, 0.84, -1.63, -1.42, -0.62,
  -0.25, 1.04, 1.29, 0.27, 0.47, -0.75, -0.55, 0.69, -0.35, -0.56, -0.6, 0.04, -0.32, -0.75, -0.86,
  -0.25, 0.9, -0.63, -1.04, 0.85, 0.32, 2.64, 0.39, 0.68, -0.46, -0.83, 1.4, -0.73, -0.23, -1.46,
  -1.24, -1.39, -0.09, 0.35, 2.36, 2.07,
];
