#pragma once

#include "session/time.hpp"

#include <cstddef>

namespace dais::limits {

// A plan of as much as there may be fits many times over.
inline constexpr std::size_t plan_bytes = 256 * 1024;

// Whether a page of the audience is there is asked after so much silence; between these, by chance, so that not all wake at once. A phone's
// radio sleeps some ten seconds after a packet; what is between may forget a connection after a minute.
inline constexpr duration ask_audience_after = std::chrono::seconds(25);
inline constexpr duration ask_audience_until = std::chrono::seconds(45);

}  // namespace dais::limits
