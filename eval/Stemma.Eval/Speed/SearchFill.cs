using System.Text;
using System.Text.RegularExpressions;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Speed;

/// <summary>
/// Fills a store with many articles quickly: what reading, placing and composing would write of them goes straight to the store, by its own doors. The texts are a generated corpus, each with a paragraph of
/// English words as often as words are in English and a word of its own; one in eight is of another language. Beyond the corpus's size its texts come again, as if other words stood in them.
/// </summary>
internal sealed partial class SearchFill
{
    private const int Batch = 512;

    private static readonly string[] Agencies = ["AP", "Reuters", "AFP", "dpa", "EFE", "ANSA", "TASS", "Xinhua", "Kyodo", "PTI"];

    // Sentences of our own, a few a language: their words are the common ones there.
    private static readonly (string Language, string[] Sentences)[] Tongues =
    [
        ("de", ["Die Fähre lief am Morgen auf einen Felsen.", "Der Hafenmeister sprach von zwanzig Verletzten.", "Im Rathaus wurde über die Brücke gestritten.", "Niemand wusste, wer das Tor geöffnet hatte."]),
        ("fr", ["Le traversier a heurté un rocher à l'aube.", "Le maire a parlé de vingt blessés.", "Personne ne savait qui avait ouvert la porte.", "La réparation du pont durera tout l'été."]),
        ("es", ["El transbordador chocó contra una roca al amanecer.", "El alcalde habló de veinte heridos.", "Nadie sabía quién abrió la compuerta.", "La reparación del puente durará todo el año."]),
        ("ru", ["Паром утром наскочил на скалу.", "Мэр сообщил о двадцати пострадавших.", "Никто не знал, кто открыл ворота.", "Ремонт моста продлится до осени."]),
        ("ar", ["اصطدمت العبارة بصخرة عند الفجر.", "قال رئيس البلدية إن عشرين شخصا أصيبوا.", "لم يعرف أحد من فتح البوابة.", "يستمر إصلاح الجسر حتى الخريف."]),
        ("he", ["המעבורת עלתה על סלע עם שחר.", "ראש העיר דיווח על עשרים פצועים.", "איש לא ידע מי פתח את השער.", "תיקון הגשר יימשך עד הסתיו."]),
        ("zh", ["渡轮清晨触礁。", "市长说有二十人受伤。", "没有人知道是谁打开了闸门。", "大桥的修理将持续到秋天。"]),
        ("ja", ["フェリーが明け方に岩に乗り上げた。", "市長は二十人が負傷したと述べた。", "誰が水門を開けたのかは分かっていない。", "橋の修理は秋まで続く。"]),
        ("ko", ["여객선이 새벽에 암초에 부딪혔다.", "시장은 스무 명이 다쳤다고 말했다.", "누가 수문을 열었는지 아무도 몰랐다.", "다리 수리는 가을까지 계속된다."]),
        ("el", ["Το πλοίο προσέκρουσε σε βράχο την αυγή.", "Ο δήμαρχος μίλησε για είκοσι τραυματίες.", "Κανείς δεν ήξερε ποιος άνοιξε την πύλη.", "Η επισκευή της γέφυρας θα διαρκέσει ως το φθινόπωρο."]),
    ];

    private readonly List<(Article Article, string? Outlet, CandidateKeys Keys)> _texts = [];
    private readonly string[] _english;
    private readonly double[] _until;

    /// <summary>Reads the corpus.</summary>
    /// <param name="corpus">Its folder.</param>
    /// <param name="most">How many of its texts are wanted.</param>
    public SearchFill(string corpus, int most)
    {
        foreach (var row in Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Take(most))
        {
            var article = new Article { Title = row.Text("title") ?? "", Text = row.Text("text")!, Language = "en" };
            var cut = CutText.Of(article.Text);
            _texts.Add((article, row.Text("outlet"), Fingerprints.Of(cut, row.Text("outlet"), StreamTables.Shipped) with { Terms = StoryProfile.Terms(article, cut, StreamTables.Shipped) }));
        }
        _english = English();
        double sum = 0;
        _until = [.. _english.Select((_, rank) => sum += 1.0 / (rank + 3))];
    }

    /// <summary>The time of an article: a million in thirty days.</summary>
    public static DateTimeOffset At(int n) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(n * 2.592);

    /// <summary>A word that one article alone has.</summary>
    public static string OwnWord(int n)
    {
        var word = new StringBuilder("zq");
        for (uint rest = (uint)n * 2_654_435_761u, i = 0; i < 5; i++, rest /= 100) word.Append("bdfgklmprt"[(int)(rest % 10)]).Append("aeiouaeiou"[(int)(rest / 10 % 10)]);
        return word.Append(n % 100).ToString();
    }

    /// <summary>An article as an import gives it.</summary>
    public WireItem Item(int n)
    {
        var (article, outlet, _) = _texts[n % _texts.Count];
        var r = new Random(n);
        var (language, sentences) = n % 8 == 7 ? Tongues[n / 8 % Tongues.Length] : ("en", null);
        string own = OwnWord(n), words = string.Join(' ', Enumerable.Range(0, 60).Select(_ => Word(r)));
        string text = sentences is null ? article.Text : string.Join("\n\n", Enumerable.Range(0, 12).Select(_ => sentences[r.Next(sentences.Length)] + " " + sentences[r.Next(sentences.Length)]));
        return new WireItem
        {
            Id = $"s{n}",
            Url = $"https://www.{Regex.Replace((outlet ?? "nobody").ToLowerInvariant(), "[^a-z]", "-")}.example/{n}",
            Title = sentences is null ? $"{article.Title} {Word(r)}" : sentences[r.Next(sentences.Length)],
            Text = $"{text}\n\n{char.ToUpperInvariant(words[0])}{words[1..]} {own}.",
            Outlet = outlet,
            Language = language,
            Published = At(n).AddMinutes(-n % 90),
            Fetched = At(n),
        };
    }

    /// <summary>An article on its way into the log.</summary>
    public static Entry Logged(WireItem item) => Identity.Of(new Core.News.Capture
    {
        Name = item.Id!,
        ImportId = item.Id,
        Url = item.Url,
        Outlet = item.Outlet,
        Form = CaptureForm.Item,
        ContentType = "application/json",
        Fetched = item.Fetched,
        Body = Encoding.UTF8.GetBytes(JsonlWriter.Line(item)),
    });

    /// <summary>Fills a store that is empty, up to so many.</summary>
    public async Task Fill(StemmaApp app, int count)
    {
        for (int edition = 1; EditionSchedule.ClosesAfter(edition) <= count; edition++)
            await app.Store.Derived.Publish(StreamTables.Shipped with { Edition = edition, Version = Steps.Version(Step.Extract) }, new TellingId(EditionSchedule.ClosesAfter(edition)), default);
        for (int from = 0; from < count; from += Batch)
        {
            var numbers = Enumerable.Range(from, Math.Min(Batch, count - from)).ToList();
            var items = numbers.AsParallel().AsOrdered().Select(Item).ToList();
            var received = await app.Store.Ground.AddCaptures([.. items.AsParallel().AsOrdered().Select(i => Logged(i))], default);
            var tellings = numbers.AsParallel().AsOrdered().Select((n, k) => Told(n, items[k], received[k].Id!.Value)).ToList();
            await app.Store.Derived.AddTellings([.. tellings.Select(t => new ReadCapture(t.Id, t, null))], default);
            var stories = Grouped(tellings).ToList();
            await app.Store.Derived.Write(new Turn([], [.. stories.SelectMany(s => s.Tellings.Select(t => (t.Id, s.Id)))], [], [], [], tellings[^1].Id), default);
            await app.Store.Derived.WriteStories([.. stories.Select(s => (s.Id, (Story?)s, new Stamp(Step.Claims, Steps.Version(Step.Claims), 0)))], default);
            if (from / Batch % 64 == 0) Console.Error.WriteLine($"{from:N0} of {count:N0} filled");
        }
    }

    private Telling Told(int n, WireItem item, TellingId id)
    {
        string[] names = [.. Names().Matches(item.Text!).Select(m => m.Value).Distinct().Take(3)];
        return new Telling
        {
            Id = id,
            Name = item.Id!,
            Url = item.Url,
            Outlet = item.Outlet,
            Article = new Article { Title = item.Title!, Text = item.Text!, Language = item.Language!, Published = new StatedTime(item.Published!.Value, true, "import") },
            Statements = [.. names.Select(name => new Statement { Spans = [new Span(0, 10)], Speaker = name })],
            Keys = Like(_texts[n % _texts.Count].Keys, n / _texts.Count),
            Fetched = item.Fetched,
            Stamp = new Stamp(Step.Statements, Steps.Version(Step.Statements), 0),
        };
    }

    // Stories of one, one, two and four reports; two of five of all texts are an agency's.
    private static IEnumerable<Story> Grouped(List<Telling> tellings)
    {
        int[] sizes = [1, 1, 2, 4];
        for (int at = 0, turn = 0; at < tellings.Count; turn++)
        {
            Telling[] own = [.. tellings.Skip(at).Take(sizes[turn % sizes.Length])];
            at += own.Length;
            var first = own[0];
            string? agency = first.Id.Value % 5 < 2 ? Agencies[first.Id.Value % Agencies.Length] : null;
            yield return new Story
            {
                Id = new StoryId(first.Id.Value),
                Title = first.Article.Title,
                Tellings = own,
                Tree = new FamilyTree([], [.. own.Skip(1).Select(t => new Link { Child = NodeId.Of(t.Id), Parent = NodeId.Of(first.Id), Kind = (LinkKind)(t.Id.Value % 7), Share = 0.9 })],
                    [.. own.Select(t => new Provenance(t.Id, NodeId.Of(first.Id), true, new PrimarySource(agency ?? first.Outlet, null, agency is null, true, "", [], []), []))]),
                Heat = first.Id.Value,
                Days = [new StoryDay(DateOnly.FromDateTime(first.Fetched!.Value.UtcDateTime), first.Id.Value)],
            };
        }
    }

    private string Word(Random r)
    {
        int rank = Array.BinarySearch(_until, r.NextDouble() * _until[^1]);
        return _english[Math.Min(rank < 0 ? ~rank : rank, _english.Length - 1)];
    }

    // The words of our own press, commonest first.
    private static string[] English() =>
    [
        .. Directory.EnumerateFiles("samples/press/stories", "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(f => Letters().Matches(File.ReadAllText(f)).Select(m => m.Value.ToLowerInvariant())).CountBy(w => w).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key),
    ];

    // Keys of a text as if other words stood in it.
    private static CandidateKeys Like(CandidateKeys keys, int time)
    {
        if (time == 0) return keys;
        ulong other = MinHash.Mix((ulong)time);
        return keys with { TextHash = MinHash.Mix(keys.TextHash ^ other), Shingles = [.. keys.Shingles.Select(s => MinHash.Mix(s ^ other))], Bands = [.. keys.Bands.Select(b => MinHash.Mix(b ^ other))] };
    }

    [GeneratedRegex("[A-Z][a-z]+ [A-Z][a-z]+")]
    private static partial Regex Names();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();
}
