export * from './calls.ts';
export * from './customers.ts';
export * from './office.ts';
export * from './people.ts';
export * from './recordings.ts';
