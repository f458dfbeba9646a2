CREATE TABLE `call_consents` (
	`call_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "call_consents_state" CHECK("call_consents"."state" in ('unset', 'notNeeded', 'announced', 'needed', 'given', 'refused'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `recording_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`call_id` text NOT NULL,
	`recording_id` text,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`at_ms` integer,
	`user_id` text,
	`detail` text,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recording_events_kind" CHECK("recording_events"."kind" in ('started', 'stopped', 'paused', 'resumed', 'pauseAlarm', 'marked', 'trouble', 'recovered', 'announced', 'consentGiven', 'consentRefused', 'sealed', 'repaired', 'damaged', 'held', 'released', 'classified', 'exported', 'deleted'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `recording_events_call` ON `recording_events` (`call_id`,`seq`);--> statement-breakpoint
CREATE TABLE `recording_listens` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`recording_id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`by_name` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `recording_listens_recording` ON `recording_listens` (`recording_id`,`seq`);--> statement-breakpoint
CREATE TABLE `recording_sources` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`use` text NOT NULL,
	`program` text NOT NULL,
	`driver` text,
	`device` text,
	`rate` integer NOT NULL,
	`channels` integer NOT NULL,
	`pre_roll_seconds` integer NOT NULL,
	`line_id` text,
	`user_id` text,
	`enabled` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`line_id`) REFERENCES `lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recording_sources_use" CHECK("recording_sources"."use" in ('lineTap', 'input', 'monitor')),
	CONSTRAINT "recording_sources_program" CHECK("recording_sources"."program" in ('sox', 'arecord', 'waveaudio', 'coreaudio', 'simulated')),
	CONSTRAINT "recording_sources_rate" CHECK("recording_sources"."rate" in (8000, 16000, 48000)),
	CONSTRAINT "recording_sources_channels" CHECK("recording_sources"."channels" in (1, 2))
) STRICT;
--> statement-breakpoint
CREATE TABLE `recordings` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`call_id` text NOT NULL,
	`source_id` text NOT NULL,
	`source_name` text NOT NULL,
	`agent_id` text,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`duration_ms` integer,
	`rate` integer NOT NULL,
	`channels` integer NOT NULL,
	`codec` text NOT NULL,
	`file` text,
	`bytes` integer,
	`sha256` text,
	`peaks` text,
	`why` text NOT NULL,
	`class_id` text NOT NULL,
	`held_by` text,
	`held_at` integer,
	`held_reason` text,
	`repaired` integer NOT NULL,
	`damage` text,
	`deleted_at` integer,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agent_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recordings_state" CHECK("recordings"."state" in ('recording', 'saved', 'sealed', 'empty', 'deleted')),
	CONSTRAINT "recordings_codec" CHECK("recordings"."codec" in ('opus', 'flac', 'wav')),
	CONSTRAINT "recordings_why" CHECK("recordings"."why" in ('rule', 'asked', 'onDemand', 'neverRule', 'noRule', 'customerRefuses', 'noPolicy', 'consentNeeded', 'consentRefused', 'noSource')),
	CONSTRAINT "recordings_damage" CHECK("recordings"."damage" is null or "recordings"."damage" in ('missing', 'changed', 'unreadable'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `recordings_id_unique` ON `recordings` (`id`);--> statement-breakpoint
CREATE INDEX `recordings_call` ON `recordings` (`call_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `recordings_started` ON `recordings` (`started_at`);--> statement-breakpoint
CREATE INDEX `recordings_open` ON `recordings` (`started_at`) WHERE state in ('recording', 'saved');--> statement-breakpoint
CREATE INDEX `recordings_class` ON `recordings` (`class_id`,`started_at`) WHERE state = 'sealed';--> statement-breakpoint
CREATE INDEX `recordings_held` ON `recordings` (`started_at`) WHERE held_at is not null;--> statement-breakpoint
CREATE INDEX `recordings_damaged` ON `recordings` (`started_at`) WHERE damage is not null;--> statement-breakpoint
ALTER TABLE `customers` ADD `never_record` integer DEFAULT false NOT NULL;