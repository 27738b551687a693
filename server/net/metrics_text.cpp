#include "net/metrics_text.hpp"

#include <unistd.h>

#include <array>
#include <fstream>

namespace dais::net {
namespace {

constexpr std::array<std::string_view, room::metrics::roles> roles{"moderator",  "co_moderator", "observer",   "panellist",
                                                                   "stage",      "participant",  "tool",       "system",
                                                                   "rapporteur", "organiser",    "microphones"};
constexpr std::size_t connected_roles = 7;  // the others have no connections

class page {
 public:
  void head(std::string_view name, std::string_view type, std::string_view help) {
    text_.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
  }

  template <typename Number>
  void line(std::string_view name, std::string_view labels, Number value) {
    text_ += name;
    if (!labels.empty()) text_.append("{").append(labels).append("}");
    text_.append(" ").append(std::to_string(value)).append("\n");
  }

  template <typename Number>
  void one(std::string_view name, std::string_view type, std::string_view help, Number value) {
    head(name, type, help);
    line(name, {}, value);
  }

  // Whose bounds are milliseconds here, and seconds there.
  void lines(std::string const& name, std::string const& labels, room::histogram const& h) {
    auto const comma = labels.empty() ? "" : labels + ",";
    for (std::size_t i = 0; i < h.bounds.size(); ++i) {
      line(name + "_bucket", comma + "le=\"" + seconds(h.bounds[i]) + "\"", h.counts()[i]);
    }
    line(name + "_bucket", comma + "le=\"+Inf\"", h.counts().back());
    text_.append(name + "_sum").append(labels.empty() ? "" : "{" + labels + "}").append(" " + seconds(h.sum().count()) + "\n");
    line(name + "_count", labels, h.counts().back());
  }

  std::string take() { return std::move(text_); }

 private:
  static std::string seconds(std::int64_t milliseconds) {
    auto rest = std::to_string(1000 + milliseconds % 1000).substr(1);
    while (!rest.empty() && rest.back() == '0') rest.pop_back();
    return std::to_string(milliseconds / 1000) + (rest.empty() ? "" : "." + rest);
  }

  std::string text_;
};

std::string role_label(std::size_t i) { return "role=\"" + std::string(roles[i]) + "\""; }

std::size_t resident_bytes() {
  std::size_t total = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

std::string metrics_text(room::metrics const& m, log::condition const& log, connections const& all, certificate const* shown,
                         std::string_view version) {
  page to;
  to.head("dais_build_info", "gauge", "What runs here.");
  to.line("dais_build_info", "version=\"" + std::string(version) + "\",compiler=\"" __VERSION__ "\"", 1);
  to.one("process_resident_memory_bytes", "gauge", "Memory in use.", resident_bytes());
  to.one("dais_rooms", "gauge", "Sessions that are loaded.", m.rooms);
  to.head("dais_connections", "gauge", "Connections that have said hello, by role.");
  for (std::size_t i = 0; i < connected_roles; ++i) to.line("dais_connections", role_label(i), m.connected[i]);
  to.one("dais_sockets", "gauge", "Sockets that are open, whatever they are for.", all.size());
  to.one("dais_strangers", "gauge", "Those of them that have not said who they are.", all.strangers());
  to.one("dais_evicted_total", "counter", "Of these, closed because others came and no slot was left.", all.evicted());
  to.one("dais_log_ready", "gauge", "Whether the log takes what is appended.", log.trouble ? 0 : 1);
  to.one("dais_sessions_damaged", "gauge", "Sessions that lack what was confirmed, and are not served.", log.damaged.size());
  if (shown) {
    to.one("dais_certificate_end_seconds", "gauge", "When the certificate ends, in seconds since 1970.",
           shown->ends().time_since_epoch() / std::chrono::seconds(1));
  }
  auto const waiting = all.waiting();
  to.one("dais_outbox_connections", "gauge", "Connections with something that waits to be sent.", waiting.connections);
  to.one("dais_outbox_bytes", "gauge", "Bytes that wait to be sent, of all connections.", waiting.bytes);
  to.one("dais_slow_connections_total", "counter", "Connections closed because they did not read.", m.slow);
  to.one("dais_crowded_connections_total", "counter", "Connections of the audience closed because no slot was left.", m.crowded);
  to.one("dais_flooding_connections_total", "counter", "Connections closed because too much came of them.", m.flooded);
  to.one("dais_wrong_codes_total", "counter", "Join codes that opened nothing.", m.wrong_codes);
  to.one("dais_codes_refused_total", "counter", "Join codes that were not looked at, after too many wrong ones.", m.codes_refused);
  to.head("dais_frames_total", "counter", "WebSocket frames of messages.");
  to.line("dais_frames_total", "direction=\"received\"", m.received.frames);
  to.line("dais_frames_total", "direction=\"sent\"", m.sent.frames);
  to.head("dais_frame_bytes_total", "counter", "Their text, in bytes.");
  to.line("dais_frame_bytes_total", "direction=\"received\"", m.received.bytes);
  to.line("dais_frame_bytes_total", "direction=\"sent\"", m.sent.bytes);
  to.one("dais_patches_total", "counter", "Patches made, each for all of a role.", m.patches);
  to.one("dais_snapshots_total", "counter", "Snapshots made, each for all who come.", m.snapshots);
  to.one("dais_records_total", "counter", "Records that rooms took over from the log.", m.records);
  to.head("dais_rejected_total", "counter", "Messages and commands that were answered with an error, by its code.");
  for (auto const& [code, count] : m.rejected) {
    to.line("dais_rejected_total", "code=\"" + std::to_string(static_cast<int>(code)) + "\"", count);
  }
  to.head("dais_commit_seconds", "histogram", "From the decision of a command to its delivery by the log.");
  to.lines("dais_commit_seconds", {}, m.commit);
  to.head("dais_publish_seconds", "histogram", "From a change to its last subscriber, the coalescing included.");
  for (std::size_t i = 0; i < connected_roles; ++i) {
    if (m.publish[i].counts().back() != 0) to.lines("dais_publish_seconds", role_label(i), m.publish[i]);
  }
  return to.take();
}

}  // namespace dais::net
