#include "schema_check.hpp"

#include "catch.hpp"
#include "wire/codec.hpp"
#include "wire/describe.hpp"
#include "wire/reflect.hpp"
#include "wire/typescript.hpp"

#include <set>

using namespace dais;
using namespace dais::test;

TEST_CASE("the schema is JSON, and everything that it refers to is in it") {
  auto const schema = parsed(json_schema());
  CHECK(schema.at("$schema").as_string() == "https://json-schema.org/draft/2020-12/schema");
  std::set<std::string> defined;
  for (auto const& [name, rules] : schema.at("$defs").as_object()) defined.insert(std::string(name));
  auto const text = json_schema();
  std::string const mark = "\"$ref\":\"#/$defs/";
  std::size_t count = 0;
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1), ++count) {
    auto const from = at + mark.size();
    auto const name = text.substr(from, text.find('"', from) - from);
    CAPTURE(name);
    CHECK(defined.count(name) == 1);
  }
  CHECK(count > defined.size() / 2);
}

TEST_CASE("the schema has every frame and every command, and the types name them") {
  auto const types = typescript_types();
  auto const defined = parsed(json_schema()).at("$defs").as_object();
  auto const check = [&]<typename Variant>(Variant const&, std::string const& ending) {
    reflect::for_each_alternative<Variant>([&]<typename One>() {
      auto const tag = "type: \"" + std::string(reflect::name_of<One>()) + "\";";
      CHECK_THAT(types, contains_text(tag));
      std::size_t schemas = 0;
      for (auto const& [name, rules] : defined) {
        auto const* type = rules.at("properties").as_object().if_contains("type");
        bool const ends = name.size() >= ending.size() && name.substr(name.size() - ending.size()) == boost::json::string_view(ending);
        schemas += type && ends && std::string_view(type->at("const").as_string()) == reflect::name_of<One>();
      }
      CHECK(schemas == 1);
    });
  };
  check(wire::from_page{}, "Frame");
  check(wire::to_page{wire::pong{}}, "Frame");
  check(command::any{}, "Command");
}

TEST_CASE("the schema and the reader agree on what a page may send") {
  struct row {
    char const* frame;
    bool good;
  };
  for (auto const& [frame, is_good] : {
           row{R"({"type":"hello","token":"t"})", true},
           row{R"({"type":"hello","token":"t","participant":null,"epoch":"e","seq":0})", true},
           row{R"({"type":"hello"})", false},
           row{R"({"type":"hello","token":"t","seq":-1})", false},
           row{R"({"type":"hello","token":"t","colour":1})", false},
           row{R"({"type":"ping","sent":1})", true},
           row{R"({"type":"ping","sent":"1"})", false},
           row{R"({"type":"pong","sent":1})", false},
           row{R"({"type":"command","id":"c","command":{"type":"next","revision":1}})", true},
           row{R"({"type":"command","id":"c","command":{"type":"next","revision":4294967295}})", true},
           row{R"({"type":"command","id":"c","command":{"type":"next","revision":4294967296}})", false},
           row{R"({"type":"command","id":"c","command":{"type":"next"}})", false},
           row{R"({"type":"command","id":"c","command":{"type":"dance"}})", false},
           row{R"({"type":"command","id":"c","command":{"type":"vote","question":"q1","on":true}})", true},
           row{R"({"type":"command","id":"c","command":{"type":"vote","question":"q1","on":null}})", false},
           row{R"({"type":"command","id":"c","command":{"type":"add_time","revision":1,"segment":"s","by":9007199254740991}})", true},
           row{R"({"type":"command","id":"c","command":{"type":"add_time","revision":1,"segment":"s","by":9007199254740992}})", false},
           row{R"([])", false},
       }) {
    CAPTURE(frame);
    CHECK(std::holds_alternative<wire::from_page>(read_frame(frame)) == is_good);
    CHECK(!misfit_of_page(parsed(frame)) == is_good);
  }
}
