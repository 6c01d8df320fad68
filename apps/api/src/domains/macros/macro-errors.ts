import { MESSAGE_TEXT_MAX } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';

export const MACROS_MAX = 100;

const error = (status: number, code: string, detail: string): AppError =>
  new AppError({ code: `macros/${code}`, detail, status });

export const macroErrors = {
  notFound: () =>
    error(404, 'not-found', 'There is no such macro; somebody may have deleted it. Load the list again.'),
  nameTaken: () => error(409, 'name-taken', 'Another macro has this name. Choose another one.'),
  tooMany: () =>
    error(422, 'too-many', `An organisation has ${MACROS_MAX} macros at most. Delete one that nobody uses.`),
  doesNothing: () =>
    error(
      422,
      'does-nothing',
      'This macro would do nothing. Give it a text, labels, a person, a team or a state.',
    ),
  noSnoozeTime: () =>
    error(422, 'no-snooze-time', 'A macro that snoozes says for how many hours; any other does not.'),
  unknownVariable: (name: string, known: readonly string[]) =>
    error(422, 'unknown-variable', `{{${name}}} is no variable. These can be used: ${known.join(', ')}.`),
  textTooLong: () =>
    error(
      422,
      'text-too-long',
      `With what is filled in, the text has more than ${MESSAGE_TEXT_MAX} characters. Make the macro's text shorter.`,
    ),
  labelGone: (name: string) =>
    error(
      409,
      'label-gone',
      `The label “${name}” is gone, and this macro adds it. Take it out of the macro, or make the label anew and choose it there.`,
    ),
  teamGone: (name: string) =>
    error(
      409,
      'team-gone',
      `The team “${name}” is gone, and this macro gives conversations to it. Choose another one in the macro.`,
    ),
  personGone: (name: string) =>
    error(
      409,
      'person-gone',
      `“${name}” cannot have conversations any more, and this macro gives them to that person. Choose somebody else in the macro.`,
    ),
};
