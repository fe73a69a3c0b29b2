CREATE TABLE `stars` (
	`user_id` text NOT NULL,
	`board` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `board`)
);
--> statement-breakpoint
CREATE INDEX `stars_board` ON `stars` (`board`);