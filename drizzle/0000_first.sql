CREATE TABLE `call_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`call_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`user_id` text,
	`detail` text,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "call_events_kind" CHECK("call_events"."kind" in ('ring', 'callerId', 'popShown', 'popSeen', 'taken', 'released', 'offHook', 'onHook', 'dialled', 'answered', 'ended', 'silence', 'nextCall', 'hungUp', 'interrupted', 'linked', 'notCustomer', 'noteSaved', 'coded', 'joined', 'transferred', 'dialRequested'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `call_events_call` ON `call_events` (`call_id`,`seq`);--> statement-breakpoint
CREATE TABLE `call_legs` (
	`call_id` text NOT NULL,
	`position` integer NOT NULL,
	`extension` text,
	`user_id` text,
	`started_at` integer NOT NULL,
	`answered_at` integer,
	`ended_at` integer,
	PRIMARY KEY(`call_id`, `position`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `calls` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`line_id` text NOT NULL,
	`direction` text NOT NULL,
	`state` text NOT NULL,
	`number` text,
	`number_status` text NOT NULL,
	`number_key` text,
	`number_sure` integer NOT NULL,
	`caller_name` text,
	`ring_count` integer NOT NULL,
	`waiting` integer NOT NULL,
	`started_at` integer NOT NULL,
	`answered_at` integer,
	`ended_at` integer,
	`heard_at` integer NOT NULL,
	`outcome` text,
	`end_reason` text,
	`dialled` text NOT NULL,
	`device_time` text,
	`customer_id` text,
	`taken_by` text,
	`outcome_code_id` text,
	`note` text DEFAULT '' NOT NULL,
	`coded_at` integer,
	`not_customer` integer NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`outcome_code_id`) REFERENCES `outcome_codes`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calls_direction" CHECK("calls"."direction" in ('incoming', 'outgoing')),
	CONSTRAINT "calls_state" CHECK("calls"."state" in ('ringing', 'talking', 'ended')),
	CONSTRAINT "calls_number_status" CHECK("calls"."number_status" in ('ok', 'private', 'unavailable', 'none', 'placeholder', 'text')),
	CONSTRAINT "calls_outcome" CHECK("calls"."outcome" is null or "calls"."outcome" in ('answered', 'missed', 'abandoned', 'rejected', 'blocked', 'outgoing', 'unknown')),
	CONSTRAINT "calls_end_reason" CHECK("calls"."end_reason" is null or "calls"."end_reason" in ('signal', 'silence', 'nextCall', 'agent', 'interrupted')),
	CONSTRAINT "calls_ended" CHECK(("calls"."state" = 'ended') = ("calls"."ended_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_id_unique` ON `calls` (`id`);--> statement-breakpoint
CREATE INDEX `calls_started` ON `calls` (`started_at`);--> statement-breakpoint
CREATE INDEX `calls_number` ON `calls` (`number_key`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_customer` ON `calls` (`customer_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_line` ON `calls` (`line_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_outcome` ON `calls` (`outcome`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_code` ON `calls` (`outcome_code_id`,`started_at`) WHERE outcome_code_id is not null;--> statement-breakpoint
CREATE INDEX `calls_untaken` ON `calls` (`started_at`) WHERE taken_by is null;--> statement-breakpoint
CREATE INDEX `calls_talk` ON `calls` (ended_at - answered_at) WHERE answered_at is not null;--> statement-breakpoint
CREATE INDEX `calls_uncoded` ON `calls` (`started_at`) WHERE taken_by is not null and coded_at is null;--> statement-breakpoint
CREATE INDEX `calls_open` ON `calls` (`started_at`) WHERE state <> 'ended';--> statement-breakpoint
CREATE INDEX `calls_dock` ON `calls` (`taken_by`,`started_at`) WHERE taken_by is not null and coded_at is null;--> statement-breakpoint
CREATE INDEX `calls_agent` ON `calls` (`taken_by`,`started_at`) WHERE taken_by is not null;--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`baud_rate` integer,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`removed_at` integer,
	CONSTRAINT "devices_kind" CHECK("devices"."kind" in ('auto', 'modem', 'ojsegal', 'keyword', 'alm1', 'techno', 'fsk', 'dtmf', 'callerid-com', 'tci', 'gsm', 'panasonic', 'ami', 'pattern', 'http', 'simulator'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `lines` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`own_number` text,
	`color` text NOT NULL,
	`greeting` text,
	`route_owner_id` text,
	`route_team_id` text,
	`route_everybody` integer NOT NULL,
	`route_step_seconds` integer DEFAULT 8 NOT NULL,
	`code_required` integer NOT NULL,
	`reports_hook` integer NOT NULL,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`route_team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `lines_device` ON `lines` (`device_id`,`position`);--> statement-breakpoint
CREATE TABLE `outcome_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`label_fa` text NOT NULL,
	`label_en` text NOT NULL,
	`digit` integer,
	`needs_note` integer NOT NULL,
	`position` integer NOT NULL,
	`archived` integer NOT NULL,
	CONSTRAINT "outcome_codes_digit" CHECK("outcome_codes"."digit" is null or "outcome_codes"."digit" between 1 and 9)
) STRICT;
--> statement-breakpoint
CREATE TABLE `pop_decisions` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`call_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`shown` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pop_decisions_reason" CHECK("pop_decisions"."reason" in ('owner', 'team', 'everybody', 'observer', 'notYet', 'notRouted', 'signedOut', 'away', 'taken', 'over'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `pop_decisions_call` ON `pop_decisions` (`call_id`,`seq`);--> statement-breakpoint
CREATE INDEX `pop_decisions_shown` ON `pop_decisions` (`user_id`,`seq`) WHERE shown = 1;--> statement-breakpoint
CREATE TABLE `customer_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`company_id` text NOT NULL,
	`role` text,
	FOREIGN KEY (`person_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "customer_links_two" CHECK("customer_links"."person_id" <> "customer_links"."company_id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_links_pair` ON `customer_links` (`person_id`,`company_id`);--> statement-breakpoint
CREATE INDEX `customer_links_company` ON `customer_links` (`company_id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`email` text,
	`address` text,
	`preferred_channel` text,
	`remark` text,
	`owner_id` text,
	`caution_text` text,
	`caution_by` text,
	`caution_at` integer,
	`caution_expires_at` integer,
	`balance_rials` integer,
	`balance_at` integer,
	`last_call_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	`removed_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`caution_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "customers_kind" CHECK("customers"."kind" in ('person', 'company')),
	CONSTRAINT "customers_channel" CHECK("customers"."preferred_channel" is null or "customers"."preferred_channel" in ('phone', 'mobile', 'sms', 'email', 'visit'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_id_unique` ON `customers` (`id`);--> statement-breakpoint
CREATE INDEX `customers_name` ON `customers` (`name_folded`,`seq`) WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX `customers_removed` ON `customers` (`removed_at`) WHERE removed_at is not null;--> statement-breakpoint
CREATE INDEX `customers_owner` ON `customers` (`owner_id`,`name_folded`) WHERE owner_id is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX `customers_owner_recent` ON `customers` (`owner_id`,`last_call_at`) WHERE owner_id is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX `customers_company` ON `customers` (`name_folded`,`seq`) WHERE kind = 'company' and removed_at is null;--> statement-breakpoint
CREATE INDEX `customers_caution` ON `customers` (`name_folded`,`seq`) WHERE caution_text is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX `customers_recent` ON `customers` (`last_call_at`,`seq`) WHERE last_call_at is not null;--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`call_id` text,
	`text` text NOT NULL,
	`due_at` integer NOT NULL,
	`owner_id` text,
	`created_at` integer NOT NULL,
	`created_by` text,
	`done_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `follow_ups_customer` ON `follow_ups` (`customer_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `follow_ups_open` ON `follow_ups` (`due_at`) WHERE done_at is null;--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`call_id` text,
	`text` text NOT NULL,
	`author_id` text,
	`at` integer NOT NULL,
	`edited_at` integer,
	`pinned` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `notes_customer` ON `notes` (`customer_id`,`at`);--> statement-breakpoint
CREATE TABLE `number_choices` (
	`key` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`chosen_by` text,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chosen_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `phone_numbers` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`raw` text NOT NULL,
	`key` text,
	`label` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "phone_numbers_label" CHECK("phone_numbers"."label" in ('mobile', 'work', 'home', 'fax', 'other'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `phone_numbers_key` ON `phone_numbers` (`key`,`customer_id`);--> statement-breakpoint
CREATE INDEX `phone_numbers_customer` ON `phone_numbers` (`customer_id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`customer_id` text NOT NULL,
	`call_id` text,
	`title` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text,
	`closed_at` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`opened_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_id_unique` ON `tickets` (`id`);--> statement-breakpoint
CREATE INDEX `tickets_customer` ON `tickets` (`customer_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`station` text NOT NULL,
	`name` text NOT NULL,
	`ok` integer NOT NULL,
	`changes` text,
	`payload_digest` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `journal_command` ON `journal` (`command_id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`command_id` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`reply` text NOT NULL,
	PRIMARY KEY(`command_id`, `actor`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `replies_at` ON `replies` (`at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `presence` (
	`user_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`since` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "presence_state" CHECK("presence"."state" in ('available', 'away', 'break', 'meeting', 'doNotDisturb'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `team_members_user` ON `team_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`label` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	CONSTRAINT "tokens_role" CHECK("tokens"."role" in ('agent', 'supervisor', 'admin'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tokens_tokenHash_unique` ON `tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`username` text NOT NULL,
	`password_hash` text,
	`role` text NOT NULL,
	`extension` text,
	`active` integer NOT NULL,
	`preferences` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer,
	CONSTRAINT "users_role" CHECK("users"."role" in ('agent', 'supervisor', 'admin'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_username_unique` ON `users` (`username`);