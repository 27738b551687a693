// What it costs to find similar questions: `dais_bench_similar` prints a line for each number of questions.

#include "session/questions/similar.hpp"
#include "session/text.hpp"

#include "asked.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

namespace {

std::size_t allocated = 0;  // bytes that are in use, without what the allocator adds

struct alignas(std::max_align_t) block_head {
  std::size_t size;
};

}  // namespace

void* operator new(std::size_t size) {
  auto* const head = static_cast<block_head*>(std::malloc(sizeof(block_head) + size));
  if (!head) throw std::bad_alloc();
  head->size = size;
  allocated += size;
  return head + 1;
}

void operator delete(void* place) noexcept {
  if (!place) return;
  auto* const head = static_cast<block_head*>(place) - 1;
  allocated -= head->size;
  std::free(head);
}

void operator delete(void* place, std::size_t) noexcept { operator delete(place); }

namespace {

template <typename Next>
void measure(char const* what, std::size_t count, Next next) {
  using clock = std::chrono::steady_clock;
  auto const before = allocated;
  dais::similar_texts texts;
  std::size_t compared = 0, most = 0, with_like = 0;
  clock::duration took{}, longest{};
  for (std::size_t i = 0; i < count; ++i) {
    auto const id = "q" + std::to_string(i);
    std::string const text = next(i);
    auto const start = clock::now();
    texts.put(id, text);
    auto const found = texts.searched(id);
    auto const once = clock::now() - start;
    took += once;
    longest = std::max(longest, once);
    compared += found.compared;
    most = std::max(most, found.compared);
    with_like += !found.ids.empty();
  }
  auto const microseconds = [](clock::duration d) { return std::chrono::duration<double, std::micro>(d).count(); };
  auto const n = static_cast<double>(count);
  std::printf("%-22s %6zu   %8.1f %5zu   %8.1f %8.1f   %6.0f   %5.1f %%\n", what, count, static_cast<double>(compared) / n, most,
              microseconds(took) / n, microseconds(longest), static_cast<double>(allocated - before) / n,
              100 * static_cast<double>(with_like) / n);
}

}  // namespace

int main() {
  std::printf("%-22s %6s   %8s %5s   %8s %8s   %6s   %7s\n", "", "", "compared", "", "put+like", "in us", "bytes", "have");
  std::printf("%-22s %6s   %8s %5s   %8s %8s   %6s   %7s\n", "questions", "number", "mean", "max", "mean", "max", "each", "a like");
  for (std::size_t const count : {100u, 1'000u, 10'000u}) {
    asked_questions asked(count);
    measure("six languages", count, [&](std::size_t) { return asked.next(); });
  }
  for (std::size_t const count : {100u, 1'000u, 10'000u}) {
    measure("all the same", count, [](std::size_t) { return std::string("Who will pay for clean water in the camps?"); });
  }
  for (std::size_t const count : {100u, 1'000u, 10'000u}) {
    asked_questions asked(count);
    measure("of 900 characters", count, [&](std::size_t) {
      std::string text;
      while (dais::count_code_points(text) < 900) text += asked.next() + ' ';
      return text;
    });
  }
}
