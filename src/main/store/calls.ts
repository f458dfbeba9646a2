/** All that the core does with calls in the store, from one place; one file per concern behind it. */
export { callDetail } from './call-detail.ts';
export { closeInterrupted } from './call-interrupted.ts';
export { type CallPage, type CallScope, listCalls, missedFor } from './call-list.ts';
export { repeatOf } from './call-repeat.ts';
export { callRow } from './call-row.ts';
export { addCallEvents, addDecisions, type NewCallEvent, type NewDecision } from './call-timeline.ts';
export {
  codeCall,
  type DockedCall,
  dismissCall,
  dockedCall,
  dockOf,
  isCoded,
  linkCall,
  saveNote,
} from './call-work.ts';
export { removeCall, writeCall } from './call-write.ts';
export { openCalls, storedCall } from './stored-call.ts';
