// What a reviewer would say again and again, said by a test: layers, forbidden words, rules without a test, files that nobody builds.

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct source {
  std::string path;  // from the top of the tree
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(fs::path const& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

bool is_made(fs::path const& path) {
  auto const name = path.filename().string();
  return name == "node_modules" || name == "dist" || name.rfind("build", 0) == 0 || (name.size() > 1 && name[0] == '.' && name != ".ci");
}

// What people write: all files with one of these endings that no tool has made. An empty ending takes scripts.
std::vector<source> sources(std::vector<std::string> const& folders, std::set<std::string> const& endings) {
  std::vector<source> all;
  for (auto const& folder : folders) {
    fs::path const top = fs::path(DAIS_SOURCE_DIR) / folder;
    if (!fs::exists(top)) continue;
    for (auto at = fs::recursive_directory_iterator(top); at != fs::recursive_directory_iterator(); ++at) {
      if (at->is_directory() && is_made(at->path())) at.disable_recursion_pending();
      if (!at->is_regular_file() || !endings.count(at->path().extension().string())) continue;
      all.push_back({fs::relative(at->path(), DAIS_SOURCE_DIR).generic_string(), lines_of(at->path())});
    }
  }
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return all;
}

std::vector<source> const& cpp() {
  static auto const all = sources({"server", "tests"}, {".cpp", ".hpp"});
  return all;
}

std::string place(source const& file, std::size_t line) { return file.path + ":" + std::to_string(line + 1) + ": " + file.lines[line]; }

// Every line of a file in which an expression is found.
std::vector<std::string> lines_with(std::vector<source> const& files, std::regex const& what) {
  std::vector<std::string> found;
  for (auto const& file : files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (std::regex_search(file.lines[i], what)) found.push_back(place(file, i));
    }
  }
  return found;
}

bool starts_with(std::string const& text, std::string const& start) { return text.rfind(start, 0) == 0; }

// The layer that a file or an include belongs to: "session" for "server/session/decide.cpp" and for "session/decide.hpp".
std::string layer_of(std::string path) {
  if (starts_with(path, "server/")) path.erase(0, 7);
  auto const slash = path.find('/');
  return slash == path.npos ? "" : path.substr(0, slash);
}

// A layer is made of those before it.
std::vector<std::string> const layers{"session", "wire", "report", "log", "room", "net"};

std::size_t height(std::string const& layer) {
  return static_cast<std::size_t>(std::find(layers.begin(), layers.end(), layer) - layers.begin());
}

using strings = std::vector<std::string>;

// One below the other, so that a failure can be read.
std::string listed(strings const& found) {
  std::string text;
  for (auto const& one : found) text += "\n" + one;
  return text;
}

}  // namespace

TEST_CASE("the tidy tests see the sources") {
  CHECK(cpp().size() > 80);
  for (auto const& layer : layers) {
    CAPTURE(layer);
    CHECK(std::any_of(cpp().begin(), cpp().end(),
                      [&](auto const& file) { return !starts_with(file.path, "tests/") && layer_of(file.path) == layer; }));
  }
}

TEST_CASE("a file includes its own layer and those before it") {
  std::regex const quoted("^\\s*#\\s*include \"([^\"]+)\"");
  strings wrong;
  for (auto const& file : cpp()) {
    if (starts_with(file.path, "tests/")) continue;
    auto const own = height(layer_of(file.path));
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::smatch include;
      if (!std::regex_search(file.lines[i], include, quoted)) continue;
      auto const of = height(layer_of(include[1]));
      bool const known = of < layers.size() || own >= layers.size();
      if (!known || (own < layers.size() && of > own)) wrong.push_back(place(file, i));
    }
  }
  CHECK(listed(wrong) == "");
}

TEST_CASE("a subject of the core reaches those that it knows, and of others what they are made of") {
  // As ARCHITECTURE.md's table says it, from top to bottom.
  strings subjects;
  std::set<std::string> know_the_above;
  std::regex const row("^\\| `([a-z]+)` \\| [^|]+ \\| ([^|]+) \\|$");
  for (auto const& line : lines_of(fs::path(DAIS_SOURCE_DIR) / "server/ARCHITECTURE.md")) {
    std::smatch found;
    if (!std::regex_match(line, found, row)) continue;
    bool const knows_above = found[2] == "the above";
    CHECK((knows_above || found[2] == "what subjects are made of" || found[2] == "the same"));
    subjects.push_back(found[1]);
    if (knows_above) know_the_above.insert(found[1]);
  }
  auto const height_of = [&](std::string const& name) { return std::find(subjects.begin(), subjects.end(), name) - subjects.begin(); };

  std::map<std::string, source const*> core;  // by the name under which it is included
  for (auto const& file : cpp()) {
    if (starts_with(file.path, "server/session/")) core[file.path.substr(7)] = &file;
  }
  std::regex const in_subject("^session/([a-z]+)/([a-z_]+)\\.[ch]pp$"), include("^#include \"(session/[a-z_/]+\\.hpp)\"");
  // What a subject is made of is data. Of the headers that join all subjects these do something with all of them: they are for the top.
  std::set<std::string> const parts{"plan", "segment_kinds", "state", "commands", "events", "deeds", "view"};
  std::set<std::string> const joining{"session/subjects.hpp", "session/decide.hpp",    "session/evolve.hpp",
                                      "session/deed_of.hpp",  "session/make_view.hpp", "session/old_records.hpp"};
  for (auto const& one : joining) {
    CAPTURE(one);
    CHECK(core.count(one) == 1);
  }

  strings wrong;
  std::set<std::string> seen;
  for (auto const& [path, file] : core) {
    std::smatch own;
    if (!std::regex_match(path, own, in_subject)) continue;
    std::string const subject = own[1];
    seen.insert(subject);
    std::map<std::string, std::string> reached{{path, path}};  // with the way there
    strings open{path};
    while (!open.empty()) {
      auto const at = open.back();
      open.pop_back();
      for (auto const& line : core.at(at)->lines) {
        std::smatch found;
        if (!std::regex_search(line, found, include)) continue;
        std::string const to = found[1];
        auto const [there, is_new] = reached.emplace(to, reached[at] + " > " + to);
        if (!is_new || core.count(to) == 0) continue;
        open.push_back(to);
        std::smatch of;
        bool const is_of_subject = std::regex_match(to, of, in_subject) && of[1] != subject && parts.count(of[2]) == 0;
        bool const knows = is_of_subject && know_the_above.count(subject) != 0 && height_of(of[1]) < height_of(subject);
        if (joining.count(to) != 0 || (is_of_subject && !knows)) wrong.push_back(there->second);
      }
    }
  }
  CHECK(seen == std::set<std::string>(subjects.begin(), subjects.end()));
  CHECK(listed(wrong) == "");
}

TEST_CASE("the core includes itself and the standard library only") {
  std::set<std::string> const standard{"algorithm", "array",   "bit",         "cassert", "charconv",    "chrono",
                                       "compare",   "cstddef", "cstdint",     "cstdlib", "functional",  "initializer_list",
                                       "iterator",  "limits",  "map",         "numeric", "optional",    "set",
                                       "span",      "string",  "string_view", "tuple",   "type_traits", "utility",
                                       "variant",   "vector"};
  std::regex const angled("^\\s*#\\s*include <([^>]+)>");
  strings wrong;
  for (auto const& file : cpp()) {
    if (!starts_with(file.path, "server/session/")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::smatch include;
      if (std::regex_search(file.lines[i], include, angled) && !standard.count(include[1])) wrong.push_back(place(file, i));
    }
  }
  CHECK(listed(wrong) == "");
}

TEST_CASE("the core has no clock, no chance, no threads, no streams and no globals that change") {
  auto const core = sources({"server/session"}, {".cpp", ".hpp"});
  CHECK(listed(lines_with(
            core,
            std::regex("boost/|::now\\(|<thread>|<mutex>|<atomic>|<iostream>|<fstream>|\\brand\\b|<random>|\\btime\\(|std::async"))) == "");
  CHECK(listed(lines_with(core, std::regex("^(static|thread_local) |^  static (?!constexpr)[^()]*;|\\bextern\\b"))) == "");
}

TEST_CASE("Beast is included by the network layer only, and by no header that others see") {
  std::vector<source> others;
  for (auto const& file : cpp()) {
    if (!starts_with(file.path, "server/net/") && !starts_with(file.path, "tests/net/")) others.push_back(file);
  }
  CHECK(listed(lines_with(others, std::regex("#\\s*include <boost/(beast|asio)"))) == "");
  CHECK(listed(lines_with(sources({"server/net"}, {".hpp"}), std::regex("#\\s*include <boost/beast"))) == "");
}

TEST_CASE("no file is included by a way up the tree") {
  CHECK(listed(lines_with(cpp(), std::regex("#\\s*include [\"<]" + std::string("\\.") + "\\./"))) == "");
}

TEST_CASE("a header begins with its guard") {
  strings wrong;
  for (auto const& file : cpp()) {
    bool const is_header = file.path.size() > 4 && file.path.substr(file.path.size() - 4) == ".hpp";
    if (is_header && (file.lines.empty() || file.lines[0] != "#pragma once")) wrong.push_back(file.path);
  }
  CHECK(listed(wrong) == "");
}

TEST_CASE("no line of C++ or of a script in modules is longer than 140 columns, ends in white space or has a tabulator") {
  strings wrong;
  for (auto const& file : sources({"server", "tests", "web"}, {".cpp", ".hpp", ".mjs"})) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      auto const& line = file.lines[i];
      auto const columns = std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
      bool const ends_blank = !line.empty() && (line.back() == ' ' || line.back() == '\r');
      if (columns > 140 || ends_blank || line.find('\t') != line.npos) wrong.push_back(place(file, i));
    }
  }
  CHECK(listed(wrong) == "");
}

TEST_CASE("nothing is left over for later") {
  // In pieces, so that this line is not found itself.
  std::regex const left(
      "\\b(FIX"
      "ME|TO"
      "DO|XX"
      "X|HA"
      "CK|WI"
      "P)\\b");
  CHECK(listed(lines_with(sources({"server", "protocol", "tests", "script", "web/src", ".ci"},
                                  {".cpp", ".hpp", ".ts", ".tsx", ".mjs", ".js", ".css", ".html", ".md", ".sh", ".txt", ".json", ""}),
                          left)) == "");
}

TEST_CASE("no test is skipped, sleeps or tries again") {
  std::regex const wrong(
      "sleep"
      "_for|sleep"
      "_until|wait"
      "ForTimeout|\\[!may"
      "fail\\]|\\[\\."
      "\\]|\\btest\\.(skip"
      "|only|fixme)|describe\\.(skip"
      "|only)");
  CHECK(listed(lines_with(sources({"tests"}, {".cpp", ".hpp", ".ts", ".mjs", ".js"}), wrong)) == "");
}

TEST_CASE("every rule has a test case, and every test case of a rule has its rule") {
  std::regex const rule("^- \\*\\*(R\\d+\\.\\d+)\\*\\* .");
  std::regex const test("^TEST_CASE\\(\"(R\\d+\\.\\d+) .");
  std::set<std::string> rules, tests;
  std::map<int, int> last;  // number in a section
  strings sentences;        // each on one line, as long as it may be
  for (auto const& line : lines_of(fs::path(DAIS_SOURCE_DIR) / "protocol/rules.md")) {
    if (starts_with(line, "  ") && !sentences.empty()) {
      sentences.back() += line.substr(1);
    } else {
      sentences.push_back(line);
    }
  }
  for (auto const& line : sentences) {
    std::smatch found;
    if (!std::regex_search(line, found, rule)) {
      CHECK_FALSE(starts_with(line, "- "));  // every sentence of the list has a number
      continue;
    }
    std::string const number = found[1];
    CAPTURE(number);
    CHECK(rules.insert(number).second);
    auto const dot = number.find('.');
    CHECK(std::stoi(number.substr(dot + 1)) == ++last[std::stoi(number.substr(1, dot - 1))]);
    CHECK(line.back() == '.');
  }
  for (auto const& file : sources({"tests/session", "tests/report", "tests/room", "tests/net"}, {".cpp"})) {
    for (auto const& line : file.lines) {
      std::smatch found;
      if (std::regex_search(line, found, test)) tests.insert(found[1]);
    }
  }
  strings untested, unwritten;
  std::set_difference(rules.begin(), rules.end(), tests.begin(), tests.end(), std::back_inserter(untested));
  std::set_difference(tests.begin(), tests.end(), rules.begin(), rules.end(), std::back_inserter(unwritten));
  CHECK(listed(untested) == "");
  CHECK(listed(unwritten) == "");
  CHECK(rules.size() > 100);
}

TEST_CASE("every script is in README's table of scripts, and every script of the table is there") {
  std::regex const row("^\\| `(script/\\w+)");
  std::set<std::string> in_table, there;
  for (auto const& line : lines_of(fs::path(DAIS_SOURCE_DIR) / "README.md")) {
    std::smatch found;
    if (std::regex_search(line, found, row)) in_table.insert(found[1]);
  }
  for (auto const& file : fs::directory_iterator(fs::path(DAIS_SOURCE_DIR) / "script")) {
    if (file.is_regular_file() && !file.path().has_extension()) there.insert("script/" + file.path().filename().string());
  }
  CHECK(in_table == there);
}

TEST_CASE("every source file is built by something") {
  // What CMakeLists.txt gathers: the folders of the layers, of the tests and those with all of their files, and what it names.
  std::string made;
  for (auto const* list : {"CMakeLists.txt", "tests/CMakeLists.txt"}) {
    for (auto const& line : lines_of(fs::path(DAIS_SOURCE_DIR) / list)) made += line + "\n";
  }
  std::set<std::string> folders;
  std::regex const layer("dais_layer\\(\\w+ ([\\w/]+)"), tests("dais_tests\\((\\w+)"), folder("CMAKE_SOURCE_DIR\\}/([\\w/]+)/\\*\\.cpp");
  for (std::sregex_iterator at(made.begin(), made.end(), layer), end; at != end; ++at) folders.insert((*at)[1]);
  for (std::sregex_iterator at(made.begin(), made.end(), tests), end; at != end; ++at) folders.insert("tests/" + (*at)[1].str());
  for (std::sregex_iterator at(made.begin(), made.end(), folder), end; at != end; ++at) folders.insert((*at)[1]);

  strings unbuilt;
  for (auto const& file : cpp()) {
    fs::path const path = file.path;
    if (path.extension() != ".cpp") continue;
    auto const name = path.filename().string();
    bool const is_named = name == "main.cpp" || (name.size() > 9 && name.substr(name.size() - 9) == "_tool.cpp");
    auto const folder_of = path.parent_path();
    // A layer has the files of the folders in it too.
    bool const is_gathered = folders.count(folder_of.generic_string()) ||
                             (starts_with(file.path, "server/") && folders.count(folder_of.parent_path().generic_string()));
    bool const is_built = made.find(file.path) != made.npos || (!is_named && is_gathered);
    if (!is_built) unbuilt.push_back(file.path);
  }
  CHECK(listed(unbuilt) == "");
}

TEST_CASE("every header is included by something") {
  std::set<std::string> included;
  std::regex const quoted("^\\s*#\\s*include \"([^\"]+)\"");
  for (auto const& file : cpp()) {
    for (auto const& line : file.lines) {
      std::smatch include;
      if (!std::regex_search(line, include, quoted)) continue;
      included.insert(include[1]);
      included.insert((fs::path(file.path).parent_path() / include[1].str()).generic_string());
    }
  }
  strings unused;
  for (auto const& file : cpp()) {
    if (fs::path(file.path).extension() != ".hpp") continue;
    auto const path = fs::path(file.path);
    auto const short_name = starts_with(file.path, "server/") ? file.path.substr(7) : file.path;
    bool const is_used = included.count(short_name) || included.count(file.path) ||
                         (starts_with(file.path, "tests/support/") && included.count(path.filename().string()));
    if (!is_used) unused.push_back(file.path);
  }
  CHECK(listed(unused) == "");
}
