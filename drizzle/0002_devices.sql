ALTER TABLE `devices` ADD `options` text;--> statement-breakpoint
ALTER TABLE `lines` ADD `dial_prefix` text;--> statement-breakpoint
ALTER TABLE `lines` ADD `twin_id` text;