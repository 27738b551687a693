#pragma once

#include "log/log.hpp"
#include "net/certificate.hpp"
#include "net/connections.hpp"
#include "room/metrics.hpp"

#include <string>
#include <string_view>

namespace dais::net {

// The text exposition format of Prometheus, version 0.0.4. `version` is that of the program.
inline constexpr char metrics_type[] = "text/plain; version=0.0.4; charset=utf-8";
// `shown`: null without TLS.
std::string metrics_text(room::metrics const&, log::condition const&, connections const&, certificate const* shown,
                         std::string_view version);

}  // namespace dais::net
