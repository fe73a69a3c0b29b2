CREATE TABLE `share_tokens` (
	`board` text NOT NULL,
	`link` text NOT NULL,
	`hash` text NOT NULL,
	`password` text,
	PRIMARY KEY(`board`, `link`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `share_tokens_hash_unique` ON `share_tokens` (`hash`);