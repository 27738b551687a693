// A plan's file is read, or its faults are named; what is read is written as a file that reads as the same plan.

#include "target.hpp"
#include "wire/plan_file.hpp"
#include "wire/plan_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const read = dais::read_plan(text_of(data, size));
  auto const* file = std::get_if<dais::plan_file>(&read);
  if (!file) {
    must(!std::get<std::vector<dais::plan_fault>>(read).empty());
    return 0;
  }
  auto const again = dais::read_plan(dais::plan_text(file->plan, file->id));
  must(std::holds_alternative<dais::plan_file>(again));
  must(std::get<dais::plan_file>(again).plan == file->plan);
  return 0;
}
