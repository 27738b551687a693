#include "wire/sentences.hpp"
#include "wire/typescript.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

constexpr auto usage = R"(Usage: dais_messages --write | --check

Writes web/src/protocol, protocol/messages.schema.json and protocol/sentences.md from the C++ definitions of the messages and of the
rules that pages know, or checks that they are what would be written. Run it from the top of the source tree.
)";

bool is_current(std::string const& path, std::string const& text) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {}) == text;
}

}  // namespace

int main(int argc, char** argv) {
  std::string_view const mode = argc == 2 ? argv[1] : "";
  if (mode != "--write" && mode != "--check") {
    std::cerr << usage;
    return 2;
  }
  int stale = 0;
  for (auto const& [path, text] : {std::pair{std::string("protocol/messages.schema.json"), dais::json_schema()},
                                   {"protocol/sentences.md", dais::sentences_page()},
                                   {"web/src/protocol/messages.ts", dais::typescript_types()},
                                   {"web/src/protocol/http.ts", dais::typescript_http()},
                                   {"web/src/protocol/report.ts", dais::typescript_report()},
                                   {"web/src/protocol/codes.ts", dais::typescript_codes()},
                                   {"web/src/protocol/limits.ts", dais::typescript_limits()},
                                   {"web/src/protocol/plan_defaults.ts", dais::typescript_plan_defaults()},
                                   {"web/src/protocol/segment_kinds.ts", dais::typescript_segment_kinds()},
                                   {"web/src/protocol/question_states.ts", dais::typescript_question_states()},
                                   {"web/src/protocol/case_folding.ts", dais::typescript_case_folding()}}) {
    if (mode == "--write") {
      std::ofstream(path, std::ios::binary) << text;
    } else if (!is_current(path, text)) {
      std::cerr << path << " is stale: run build/dais_messages --write\n";
      stale = 1;
    }
  }
  return stale;
}
