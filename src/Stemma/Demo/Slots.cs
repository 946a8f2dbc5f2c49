using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Stemma.Demo;

/// <summary>What the slots of the press are filled with under one seed.</summary>
internal sealed partial class Slots
{
    private static readonly Dictionary<string, (CultureInfo Culture, string Date)> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = (new CultureInfo("en-GB"), "d MMMM yyyy"),
        ["de"] = (new CultureInfo("de-DE"), "d. MMMM yyyy"),
        ["ru"] = (new CultureInfo("ru-RU"), "d MMMM yyyy"),
        ["ar"] = (new CultureInfo("ar-EG"), "d MMMM yyyy"),
    };
    private static readonly string[] RussianDays = ["в воскресенье", "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу"];
    private readonly Dictionary<(string Story, string Slot), JsonElement> _names = [];
    private readonly Dictionary<(string Story, string Slot), int> _numbers = [];
    private readonly Dictionary<string, JsonElement> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outlets;
    private readonly DateOnly _first;

    /// <summary>Draws what fills them.</summary>
    /// <param name="names">names.json.</param>
    /// <param name="outlets">The outlets' names by their ids.</param>
    /// <param name="stories">Story and text of every story.txt.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="first">The first day of the press.</param>
    /// <exception cref="FormatException">A story asks for what there is not.</exception>
    public Slots(JsonElement names, IReadOnlyDictionary<string, string> outlets, IEnumerable<(string Story, string Text)> stories, int seed, DateOnly first)
    {
        _outlets = new Dictionary<string, string>(outlets, StringComparer.Ordinal);
        _first = first;
        var draw = new Draw(seed);
        var pools = new Dictionary<string, Queue<JsonElement>>(StringComparer.Ordinal);
        foreach (var (kind, path) in (ReadOnlySpan<(string, string)>)[("female", "people/female"), ("male", "people/male"), ("place", "places"), ("company", "companies"), ("ship", "ships"), ("agency", "agencies")])
            pools[kind] = draw.Shuffled(path.Split('/').Aggregate(names, static (at, part) => at.GetProperty(part)).EnumerateArray());
        foreach (string wire in (string[])["w1", "w2", "w3", "w9"]) _shared[wire] = pools["agency"].Dequeue();
        foreach (var (story, text) in stories)
        {
            foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var slot, var kind]) throw new FormatException($"{story}/story.txt: '{line}' is no slot (NAME: KIND)");
                if (pools.TryGetValue(kind, out var pool)) _names[(story, slot)] = pool.TryDequeue(out var name) ? name : throw new FormatException($"{story}/story.txt: names.json has no {kind} left for {slot}");
                else _numbers[(story, slot)] = Number(story, kind, draw);
            }
        }
    }

    /// <summary>Fills the slots of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="story">Whose slots.</param>
    /// <param name="language">The language of the text.</param>
    /// <exception cref="FormatException">A slot is not declared.</exception>
    public string Fill(string text, string story, string language) =>
        Slot().Replace(text, m => One(m.Groups["name"].Value, m.Groups["form"].Value, story, language) ?? throw new FormatException($"{story}: {m.Value} is no slot of this story"));

    /// <summary>A moment of the press in words of a language.</summary>
    public static string Said(DateTimeOffset at, string language)
    {
        var (culture, date) = Languages[language];
        return at.ToString(date + " HH:mm", culture);
    }

    /// <summary>The last day of that name, in any of the languages, up to a day; null where the words name none.</summary>
    public static DateTime? LastDay(string words, DateTime upTo)
    {
        for (int back = 0; back < 7; back++)
            if (Languages.Values.Any(l => l.Culture.DateTimeFormat.GetDayName(upTo.AddDays(-back).DayOfWeek) == words)) return upTo.Date.AddDays(-back);
        return null;
    }

    private string? One(string name, string form, string story, string language)
    {
        if (_numbers.TryGetValue((story, name), out int number)) return number.ToString(CultureInfo.InvariantCulture);
        if (_shared.TryGetValue(name, out var agency)) return form == "full" ? Form(agency.GetProperty("full"), language) : Short(agency, language);
        if (_names.TryGetValue((story, name), out var filled)) return Cased(Named(Form(filled, language, out var element), element, form), form);
        return Day(name, language) ?? _outlets.GetValueOrDefault(name);
    }

    private string? Day(string name, string language)
    {
        var (culture, date) = Languages[language];
        if (DayName().Match(name) is not { Success: true } day) return null;
        var at = _first.AddDays(int.Parse(day.Groups["n"].Value, CultureInfo.InvariantCulture) - 1);
        if (day.Groups["date"].Success) return at.ToString(date, culture);
        return language == "ru" ? RussianDays[(int)at.DayOfWeek] : culture.DateTimeFormat.GetDayName(at.DayOfWeek);
    }

    private static string Short(JsonElement agency, string language) => agency.TryGetProperty(language, out var own) ? own.GetString()! : agency.GetProperty("short").GetString()!;

    private static string Form(JsonElement name, string language) => Form(name, language, out _)!;

    private static string? Form(JsonElement name, string language, out JsonElement element)
    {
        if (!name.TryGetProperty(language, out element)) element = name.GetProperty("en");
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    private static string Named(string? text, JsonElement person, string form) => text ?? form switch
    {
        "last" => person.GetProperty("last").GetString()!,
        "first" => person.GetProperty("first").GetString()!,
        _ => $"{person.GetProperty("first").GetString()} {person.GetProperty("last").GetString()}",
    };

    private static string Cased(string text, string form) => form == "upper" ? text.ToUpperInvariant() : text;

    private int Number(string story, string kind, Draw draw)
    {
        if (Range().Match(kind) is { Success: true } range)
        {
            int low = int.Parse(range.Groups["low"].Value, CultureInfo.InvariantCulture), high = int.Parse(range.Groups["high"].Value, CultureInfo.InvariantCulture);
            return low + draw.Below(high - low + 1);
        }
        if (Sum().Match(kind) is { Success: true } sum && _numbers.TryGetValue((story, sum.Groups["of"].Value), out int of)) return of + int.Parse(sum.Groups["by"].Value, CultureInfo.InvariantCulture);
        throw new FormatException($"{story}/story.txt: '{kind}' is no kind of slot");
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+-?\d*|date-?\d+)(\.(?<form>[a-z]+))?\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"^(d|(?<date>date))(?<n>-?\d+)$")]
    private static partial Regex DayName();

    [GeneratedRegex(@"^number (?<low>-?\d+)\.\.(?<high>\d+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^sum (?<of>\w+)(?<by>[+-]\d+)$")]
    private static partial Regex Sum();
}
