#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace dais::limits {

// A replay comes in chunks of this size, so that neither the thread that reads nor the one that is given them is away for long.
inline constexpr std::size_t replay_entries_max = 1024;
inline constexpr std::size_t replay_bytes_max = 256 * 1024;  // A chunk ends with the entry that reaches it.

// What may wait for the disk. A disk that answers takes this in well under a second; one that does not shall not cost the memory.
inline constexpr std::size_t waiting_bytes_max = 64 * 1024 * 1024;

// What one transaction over the network takes: whoever waits behind it waits for all of it, and so does what another node appends to the
// sessions in it.
inline constexpr std::size_t transaction_entries_max = 1024;
inline constexpr std::size_t transaction_bytes_max = 1024 * 1024;

// As SQLite's own; but done after the entries were delivered rather than within the COMMIT that they wait for.
inline constexpr int wal_pages_wanted = 1000;
inline constexpr int wal_pages_max = 2 * wal_pages_wanted;  // Until then, whoever waits for a commit goes first.

// A commit that took longer is of a slow disk, which would be asked twice more to move the write-ahead log: there whoever waits goes first
// until it has grown to this.
inline constexpr std::chrono::milliseconds slow_commit{200};
inline constexpr int wal_pages_slow = 16 * wal_pages_wanted;

// A file up to this size is checked as a whole before it is opened. In a larger one that would cost more than a restart may take: there
// the ends of all sessions are looked at, and the rest when it is read.
inline constexpr std::uintmax_t checked_whole_max = 64 * 1024 * 1024;

// Longer than that nobody is left believing that all is well.
inline constexpr std::chrono::milliseconds disk_answers_within{500};

// So long after the last work the marks are brought to disk, or a disk that failed is tried again.
inline constexpr std::chrono::milliseconds when_idle{1000};

}  // namespace dais::limits
