CREATE TABLE `deleted_boards` (
	`board` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
