#include "program/plans.hpp"

#include "wire/english.hpp"
#include "wire/limits.hpp"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <string>

namespace dais::program {
namespace {

// What may stand in a link and on a command line.
std::string id_of(std::filesystem::path const& file) {
  auto id = file.stem().string();
  for (char& c : id) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
  }
  return id.substr(0, 64);
}

void write(std::ostream& out, std::filesystem::path const& path, plan_fault const& fault) {
  out << path.string() << ':' << fault.line << ':';
  if (fault.column) out << *fault.column << ':';
  out << ' ';
  if (!fault.field.empty()) out << fault.field << ": ";
  out << english::of(fault) << '\n';
}

// What is wrong before anything of it is read.
std::nullopt_t refuse(std::ostream& out, std::filesystem::path const& path, char const* sentence) {
  out << path.string() << ":1: " << sentence << '\n';
  return std::nullopt;
}

}  // namespace

std::optional<plan_file> read_plan_file(std::filesystem::path const& path, std::ostream& faults, std::optional<time_point> now) {
  std::error_code ec;
  if (std::filesystem::is_directory(path, ec)) return refuse(faults, path, "This is a directory. Name the plan's file.");
  std::ifstream in(path, std::ios::binary);
  std::string text(limits::plan_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !in.eof()) return refuse(faults, path, "This file cannot be read.");
  text.resize(static_cast<std::size_t>(in.gcount()));
  auto read = read_plan(text, now);
  if (auto const* const wrong = std::get_if<std::vector<plan_fault>>(&read)) {
    for (auto const& one : *wrong) write(faults, path, one);
    return {};
  }
  auto& good = std::get<plan_file>(read);
  for (auto const& one : good.remarks) write(faults, path, one);
  if (good.id.empty()) good.id = id_of(path);
  return std::move(good);
}

}  // namespace dais::program
