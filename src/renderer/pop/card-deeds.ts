import type { CustomerBrief } from '../../shared/contract/customers.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** The deeds that a card offers. They reject with `RequestRefused`, and the card says so in its own place. */
export interface CardDeeds {
  take(callId: string): Promise<void>;
  /** Takes the call and chooses the outcome of this digit key beforehand. */
  takeWithOutcome(callId: string, digit: number): Promise<void>;
  /** Takes the call and goes to its note field. */
  note(callId: string): Promise<void>;
  openFile(customerId: string): void;
  notCustomer(callId: string): Promise<void>;
  /** Files the call under a customer; `remember` makes it the choice for this number. */
  link(callId: string, customerId: string, remember: boolean): Promise<void>;
  /** Adds the call's number to a file, and files the call there. */
  attach(callId: string, customer: CustomerBrief, number: string): Promise<void>;
  create(callId: string, name: string, company: string, number: string | null): Promise<void>;
  search(text: string): Promise<readonly CustomerBrief[]>;
  openTicket(callId: string, customerId: string, title: string): Promise<void>;
  addFollowUp(callId: string, customerId: string, text: string, dueAt: Instant): Promise<void>;
}
