#pragma once

#include "log/log.hpp"

namespace dais::log {

// Keeps nothing: for tests, simulation and rehearsal. Has no thread. An append is in the log when the work that it posted has run.
std::unique_ptr<engine> make_memory_log(engine::post, engine::clock);

}  // namespace dais::log
