/** Input and output of every task a worker thread may be asked to run: structured-cloneable data. */
export interface TaskTypes {
  echo: { input: number; output: number };
}

/** The pure functions behind the names. */
export const tasks: { [N in keyof TaskTypes]: (input: TaskTypes[N]['input']) => TaskTypes[N]['output'] } = {
  echo: (input) => input,
};
