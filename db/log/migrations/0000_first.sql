CREATE TABLE `answers` (
	`board` text NOT NULL,
	`actor` text NOT NULL,
	`command_id` text NOT NULL,
	`at` integer NOT NULL,
	`salt` blob NOT NULL,
	`command_hash` blob NOT NULL,
	`result` text NOT NULL,
	`is_rejection` integer NOT NULL,
	PRIMARY KEY(`board`, `actor`, `command_id`)
);
--> statement-breakpoint
CREATE INDEX `answers_rejections` ON `answers` (`at`) WHERE is_rejection;--> statement-breakpoint
CREATE TABLE `card_entries` (
	`board` text NOT NULL,
	`card` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`board`, `card`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`board` text NOT NULL,
	`seq` integer NOT NULL,
	`command_id` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`salt` blob,
	`payload_hash` blob NOT NULL,
	`command_hash` blob,
	`hash` blob NOT NULL,
	PRIMARY KEY(`board`, `seq`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_command` ON `entries` (`board`,`actor`,`command_id`);--> statement-breakpoint
CREATE INDEX `entries_first` ON `entries` (`actor`) WHERE seq = 1;--> statement-breakpoint
CREATE TABLE `heads` (
	`board` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lives` (
	`epoch` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
