using System.Globalization;
using System.Text;
using System.Text.Json;
using Stemma.Demo;

namespace Stemma.Eval.Fuzz;

/// <summary>Looks for statements in ever new broken texts: nothing may throw, every stretch lies in the text, and work stays in proportion to its length.</summary>
internal static class StatementsFuzz
{
    private const int MostTexts = 400, Longest = 2_000_000;

    private static readonly string[] Languages = ["en", "en", "en", "de", "fr", "es", "it", "pt", "ru", "cs", "zh", "ja", "ar", "ko", "nl", "pl", "tr", "uk", "sv", "hi", "und", "pt-BR", "zh-Hant"];

    private static readonly string[] Scraps =
    [
        "“", "”", "\"", "''", "‘", "’", "„", "«", "»", "‹", "›", "「", "」", "『", "』", "＂", "《", "》", "“A,” said B. ", "\"", "(", ")", "[", "]", ":", ": ", "：", ",", "，", "、", ".", "。", "?", "！", "…", " — ", " – ", "\n", "\n\n", "\u2028", "\u00A0", "\u200B", "\uFEFF", "\uD83D", "\uDE00", "🙂", "e\u0301\u0301",
        " said", " told reporters", " according to", " citing", " that", " who", " did not say", " declined to comment", " it was unclear whether", " could not be verified", " reportedly", " is expected to", " quoted", " as saying", " AP journalists saw", " adding", " the ministry", " Ona Brill", " Mr. A. Lee", " I.", " A.",
        " sagte", " dass", " laut", " zufolge", " wie", " sei", " mitteilte", " a déclaré", " selon", " dijo", " que", " ha detto", " disse", " сказал", ", заявил", " řekl", "说", "表示", "据", "と述べた", "によると", "は", " قال", " وأضاف", " إن", "라고 말했다", " zei", " powiedział", " dedi", " сказав", " 12", "1:30", "Jan.", "U.S.", "@x", "#y", "<b>", "&quot;",
        "ﬁnal ", "ﬃ", "ß", "𠮷", "!李强指出，", "wind!", "田中首相は", "「あ」", "，他们表示，", "。" + new string(' ', 3000),
    ];

    /// <summary>Runs it for some minutes from the case of a number on; 0 when nothing was found.</summary>
    public static int Run(string? folder, double minutes, int from)
    {
        var texts = Texts(folder);
        return FuzzRun.Run("statements", $"{texts.Count} texts", number => Make(texts, number), minutes, from);
    }

    /// <summary>Reads texts again, as they were written down: each once for what is wrong, and once more for how long it takes.</summary>
    /// <returns>0 when nothing was wrong and nothing slow.</returns>
    public static int Replay(IEnumerable<string> files) => files.Sum(Replay) > 0 ? 1 : 0;

    private static int Replay(string file)
    {
        var made = SpokenText.Load(file);
        string? wrong = made.Wrong(twice: false);
        var before = Environment.CpuUsage.TotalTime;
        int found = made.Read().Count;
        var (took, most) = (Environment.CpuUsage.TotalTime - before, FuzzRun.SlowAbove(made.Size));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {made.Language}, {made.Size} bytes, {found} statements, {took.TotalMilliseconds:0} ms where {most.TotalMilliseconds:0} is slow{(took > most ? ": SLOW" : "")}, {wrong ?? "nothing wrong"}"));
        return wrong is null && took <= most ? 0 : 1;
    }

    private static SpokenText Make(List<string> texts, int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(texts[random.Next(texts.Count)]);
        if (random.Next(12) == 0) text.Clear().Append(Scraps[random.Next(Scraps.Length)]);
        for (int n = random.Next(1, 9); n > 0; n--) Change(text, texts, random);
        if (text.Length > Longest) text.Length = Longest;
        return new SpokenText(text.ToString(), Languages[random.Next(Languages.Length)], random.Next(3) == 0 ? "AP" : null);
    }

    private static void Change(StringBuilder text, List<string> texts, Random random)
    {
        int at = random.Next(text.Length + 1), length = Math.Min(random.Next(1, random.Next(4) == 0 ? 4000 : 60), text.Length - at);
        switch (random.Next(9))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, Scraps[random.Next(Scraps.Length)]); break;
            case 2: for (int n = random.Next(1, 80); n > 0; n--) text.Insert(random.Next(text.Length + 1), Scraps[random.Next(Scraps.Length)]); break;
            case 3: text.Insert(at, (char)random.Next(0x10000)); break;
            case 4: text.Insert(at, text.ToString(at, length)); break;
            case 5: Repeat(text, at, Scraps[random.Next(Scraps.Length)] + Scraps[random.Next(Scraps.Length)], 1 << random.Next(1, 17)); break;
            case 6: Repeat(text, at, text.ToString(at, length), 1 << random.Next(1, 9)); break;
            case 7: text.Insert(at, texts[random.Next(texts.Count)]); break;
            default: text.Replace(Scraps[random.Next(Scraps.Length)], Scraps[random.Next(Scraps.Length)]); break;
        }
        if (text.Length > Longest) text.Length = Longest;
    }

    private static void Repeat(StringBuilder text, int at, string part, int times)
    {
        if (part.Length * (long)times <= 600_000) text.Insert(at, part, times);
    }

    // The sample press and, where they are there, annotated texts of four languages.
    private static List<string> Texts(string? folder)
    {
        var texts = Press.Of(1, new DateTimeOffset(2031, 9, 8, 0, 0, 0, TimeSpan.Zero)).Reports.Select(r => string.Join("\n\n", r.Versions[^1].Paragraphs)).ToList();
        if (folder is null) return texts;
        foreach (string file in Directory.GetFiles(Path.Combine(folder, "quotes", "dev"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(file).Take(MostTexts))
            {
                using var parsed = JsonDocument.Parse(line);
                if (parsed.RootElement.TryGetProperty("text", out var text) && text.GetString() is { Length: > 0 } words) texts.Add(words);
            }
        }
        return texts;
    }
}
