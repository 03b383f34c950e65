/** Digits of the levels of a classification, uppermost first: 类, 款, 项. */
export const CODE_LENGTHS: Readonly<Record<string, readonly number[]>> = {
  function: [3, 5, 7],
  department_economic: [3, 5],
};
