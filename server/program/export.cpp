#include "program/commands.hpp"
#include "program/data_directory.hpp"
#include "program/history.hpp"

#include "report/exports.hpp"
#include "report/reporter.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dais::program {

namespace {

std::string_view file_of(export_as as) {
  switch (as) {
    case export_as::json: return "report.json";
    case export_as::markdown: return "report.md";
    case export_as::ics: return "report.ics";
    case export_as::csv: break;
  }
  return {};
}

void write(std::filesystem::path const& file, std::string const& bytes) {
  std::ofstream out(file, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw std::runtime_error(file.string() + " cannot be written.");
}

}  // namespace

int export_report(export_options const& options) try {
  data_directory const data(options.data);
  history past({data, options.log});
  report::reporter of;
  for (auto const& one : past.of(options.session)) of.take(one);
  auto const made = of.as_of(of.state().at);
  if (options.as == export_as::csv) {
    std::filesystem::create_directories(options.out);
    for (auto const& one : report::exports()) {
      if (one.name.ends_with(".csv")) write(options.out / (options.session + "-" + std::string(one.name)), one.write(made));
    }
    return 0;
  }
  auto const bytes = report::export_named(file_of(options.as)).write(made);
  if (options.out.empty()) {
    std::cout << bytes;
  } else {
    write(options.out, bytes);
  }
  return 0;
} catch (std::runtime_error const& wrong) {
  std::cerr << wrong.what() << '\n';
  return 1;
}

}  // namespace dais::program
