// Logs as releases wrote them, one for each number of the rules, what they tell, and the digest of the session that they lead to: a file
// that stands here stays as it is. Only where a session has other members than it had is its digest written anew, by DAIS_REWRITE=1.

#include "catch.hpp"
#include "wire/codec.hpp"
#include "wire/transcript.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

using namespace dais;

namespace {

std::vector<std::string> lines_of(std::string const& name) {
  std::ifstream file(DAIS_SOURCE_DIR "/tests/wire/logs/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::string digest_of(session const& s) {
  std::uint64_t digest = 14695981039346656037u;  // FNV-1a
  for (char const c : canonical(s)) digest = (digest ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::ostringstream hex;
  hex << std::hex << std::setw(16) << std::setfill('0') << digest;
  return hex.str();
}

}  // namespace

TEST_CASE("the logs of all rules lead where they led") {
  for (std::uint32_t rules = 1; rules <= rules_version; ++rules) {
    auto const name = "rules-" + std::to_string(rules);
    CAPTURE(name);
    transcript of;
    std::vector<std::string> told;
    for (auto const& line : lines_of(name + ".jsonl")) {
      auto const entry = boost::json::parse(line).as_object();
      auto read = read_payload(boost::json::serialize(entry.at("payload")));
      REQUIRE(std::holds_alternative<payload>(read));
      auto const at = time_point(duration(entry.at("at").as_int64()));
      told.push_back(of.line(record_of(entry.at("seq").to_number<std::uint64_t>(), at, std::get<payload>(std::move(read)))));
    }
    CHECK(told.size() > 80);
    CHECK(told == lines_of(name + ".txt"));
    auto const file = name + ".digest";
    if (std::getenv("DAIS_REWRITE")) std::ofstream(DAIS_SOURCE_DIR "/tests/wire/logs/" + file) << digest_of(of.state()) << '\n';
    CHECK(std::vector{digest_of(of.state())} == lines_of(file));
  }
}
