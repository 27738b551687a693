#pragma once

#include <chrono>

namespace dais {

// Epoch milliseconds, stamped by the log; never the clock of whoever asks.
using time_point = std::chrono::sys_time<std::chrono::milliseconds>;

// A span of time; negative where time is taken away or overrun.
using duration = std::chrono::milliseconds;

}  // namespace dais
