CREATE TABLE `letters_read` (
	`user_id` text NOT NULL,
	`board` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`user_id`, `board`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `letters_read_board` ON `letters_read` (`board`);--> statement-breakpoint
CREATE TABLE `letters_seen` (
	`user_id` text NOT NULL,
	`board` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`user_id`, `board`)
);
--> statement-breakpoint
CREATE INDEX `letters_seen_board` ON `letters_seen` (`board`);--> statement-breakpoint
ALTER TABLE `visits` ADD `seen` integer;