// What moderators most often say to panellists, in the six languages of the United Nations. The session's language says which are offered.

export const presets = {
  en: ["Please conclude", "One minute left", "Closer to the microphone", "Thank you"],
  fr: ["Veuillez conclure", "Plus qu’une minute", "Plus près du micro", "Merci"],
  es: ["Concluya, por favor", "Queda un minuto", "Más cerca del micrófono", "Gracias"],
  ru: ["Пожалуйста, завершайте", "Осталась одна минута", "Ближе к микрофону", "Спасибо"],
  zh: ["请结束发言", "还剩一分钟", "请靠近话筒", "谢谢"],
  ar: ["يرجى الاختتام", "بقيت دقيقة واحدة", "يرجى الاقتراب من الميكروفون", "شكرًا"],
} satisfies Record<string, [string, string, string, string]>;

// In English where the session's language has none.
export function presetsFor(language: string): { language: string; texts: readonly string[] } {
  const own = language.toLowerCase().split("-")[0]!;
  const found = own in presets ? (own as keyof typeof presets) : "en";
  return { language: found, texts: presets[found] };
}
