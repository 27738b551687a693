// Whatever commands a log holds, a line each, by whomever, a session takes all of them or says why not, and every role has a view of it.

#include "session/evolve.hpp"
#include "session/make_view.hpp"
#include "target.hpp"
#include "wire/codec.hpp"
#include "wire/plan_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

dais::session begun() {
  std::ifstream file(DAIS_SOURCE_DIR "/protocol/examples/new-york-declaration.json");
  auto const text = std::string(std::istreambuf_iterator<char>(file), {});
  auto const read = dais::read_plan(text);
  must(std::holds_alternative<dais::plan_file>(read));
  auto const& plan = std::get<dais::plan_file>(read);
  dais::session s;
  evolve(s, {1, plan.plan.start, {dais::role::system, {}}, dais::event::any(dais::event::session_created{plan.id, plan.plan})});
  return s;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static auto const first = begun();
  auto s = first;
  auto rest = text_of(data, size);
  while (!rest.empty()) {
    auto const end = rest.find('\n');
    auto const line = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
    auto read = dais::read_payload(line);
    auto* const good = std::get_if<dais::payload>(&read);
    if (!good || !std::holds_alternative<dais::command::any>(good->what)) continue;
    // A second more for each, so that clocks have something to count.
    evolve(s, {s.seq + 1, s.at + std::chrono::seconds(1), std::move(good->by), std::move(good->what), good->until, good->rules});
  }
  for (auto const as : {dais::role::moderator, dais::role::panellist, dais::role::stage, dais::role::participant})
    make_view(s, as, everything(s));
  return 0;
}
