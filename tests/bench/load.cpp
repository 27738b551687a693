// dais_bench_load MODE --port N [OPTION VALUE]...: holds an audience of connections, makes changes that they are told of, and prints what
// was measured as one JSON object. Modes and options are below; tests/bench/bench.mjs runs it.

#include "load/dialect.hpp"
#include "load/figures.hpp"
#include "load/modes.hpp"
#include "load/wire.hpp"

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::vector<std::string> separated(std::string_view names) {
  std::vector<std::string> found;
  while (!names.empty()) {
    auto const comma = names.find(',');
    found.emplace_back(names.substr(0, comma));
    names.remove_prefix(comma == std::string_view::npos ? names.size() : comma + 1);
  }
  return found;
}

}  // namespace

int main(int count, char** words) {
  using namespace bench;
  std::map<std::string, mode*> const modes{{"fan_out", fan_out}, {"in_flight", in_flight}, {"join", join}, {"votes", votes},
                                           {"idle", idle},       {"slow", slow},           {"blip", blip}, {"restart", restart}};
  settings chosen;
  dais_access access;
  std::string dialect_name = "dais";
  std::size_t change_bytes = 450;
  using number = unsigned long;
  auto const whole = [](std::string const& text) -> number { return std::stoul(text); };
  std::map<std::string, std::function<void(std::string const&)>> const options{
      {"--port", [&](auto const& value) { chosen.audience.port = static_cast<std::uint16_t>(whole(value)); }},
      {"--dialect", [&](auto const& value) { dialect_name = value; }},  // dais, plain, socketio
      {"--connections", [&](auto const& value) { chosen.audience.connections = whole(value); }},
      {"--processes", [&](auto const& value) { chosen.audience.processes = whole(value); }},
      {"--in-flight", [&](auto const& value) { chosen.audience.in_flight = whole(value); }},
      {"--tls", [&](auto const& value) { chosen.audience.tls = value == "yes"; }},
      {"--slow", [&](auto const& value) { chosen.audience.slow = whole(value); }},
      {"--present", [&](auto const& value) { chosen.present = whole(value); }},
      {"--pid", [&](auto const& value) { chosen.server = std::stoi(value); }},
      {"--presses", [&](auto const& value) { chosen.presses = static_cast<unsigned>(whole(value)); }},
      {"--together", [&](auto const& value) { chosen.together = static_cast<unsigned>(whole(value)); }},
      {"--pause-ms", [&](auto const& value) { chosen.pause_ms = std::stod(value); }},
      {"--ask-ms", [&](auto const& value) { chosen.ask_ms = std::stod(value); }},
      {"--seconds", [&](auto const& value) { chosen.seconds = std::stod(value); }},
      {"--close-seconds", [&](auto const& value) { chosen.close_seconds = std::stod(value); }},
      {"--heartbeat-seconds", [&](auto const& value) { chosen.heartbeat_seconds = std::stod(value); }},
      {"--settle-seconds", [&](auto const& value) { chosen.settle_seconds = std::stod(value); }},
      {"--publisher", [&](auto const& value) { chosen.publisher = value != "no"; }},
      {"--change-bytes", [&](auto const& value) { change_bytes = whole(value); }},
      {"--moderator", [&](auto const& value) { access.moderator = value; }},
      {"--audience", [&](auto const& value) { access.audience = value; }},
      {"--questions", [&](auto const& value) { access.questions = separated(value); }},
      {"--voted-for", [&](auto const& value) { access.voted_for = value; }},
      {"--panellists", [&](auto const& value) { access.panellists = separated(value); }},
      {"--revision", [&](auto const& value) { access.revision = whole(value); }},
  };
  auto const chosen_mode = count > 1 ? modes.find(words[1]) : modes.end();
  if (chosen_mode == modes.end() || count % 2 != 0) fail("usage: dais_bench_load MODE [OPTION VALUE]...");
  for (int i = 2; i < count; i += 2) {
    auto const option = options.find(words[i]);
    if (option == options.end()) fail(std::string("there is no option ") + words[i]);
    option->second(words[i + 1]);
  }
  if (chosen.audience.port == 0 || chosen.audience.connections == 0 || chosen.audience.processes == 0) fail("who, and where?");

  raise_descriptor_limit();
  if (chosen.audience.tls) speak_tls();
  std::unique_ptr<dialect> const spoken = dialect_name == "dais" ? make_dais(std::move(access)) : make_peer(dialect_name, change_bytes);
  figures measured;
  chosen_mode->second(*spoken, chosen, measured);
  std::printf("%s\n", measured.text().c_str());
}
