using System.Collections;
using System.Text.Json;

namespace Stemma.App;

/// <summary>A setting: a whole number with a range.</summary>
/// <param name="Key">Its name in stemma.json ("read.workers"); as a variable STEMMA_READ_WORKERS.</param>
/// <param name="Default">What it is when nothing sets it.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Most">Its greatest value.</param>
/// <param name="Text">What it does.</param>
public sealed record Setting(string Key, int Default, int Least, int Most, string Text)
{
    /// <summary>Its name as an environment variable.</summary>
    public string Variable => "STEMMA_" + Key.ToUpperInvariant().Replace('.', '_');
}

/// <summary>All settings, declared once: stemma.json in the data folder, then STEMMA_* variables, then options. What is misspelt or out of range stops the start.</summary>
public sealed class Settings
{
    /// <summary>Pages read at once.</summary>
    public static readonly Setting ReadWorkers = new("read.workers", 2, 1, 64, "pages read at once; one a core is enough");

    /// <summary>Captures in one transaction.</summary>
    public static readonly Setting WriteBatch = new("write.batch", 64, 1, 1024, "captures in one transaction; more is faster on slow disks");

    /// <summary>Tellings kept at hand.</summary>
    public static readonly Setting CacheTellings = new("cache.tellings", 4096, 64, 1_000_000, "tellings kept in memory, about 50 kB each");

    /// <summary>The largest page or record of an import.</summary>
    public static readonly Setting ImportMaxMegabytes = new("import.maxMegabytes", 32, 1, 1024, "the largest page, record or feed that is imported, unpacked, in MB");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } = [ReadWorkers, WriteBatch, CacheTellings, ImportMaxMegabytes];

    // Variables that are no settings: where the data lies, and what tests and traces use.
    private static readonly string[] OtherVariables = ["STEMMA_DATA", "STEMMA_TRACE", "STEMMA_EVAL"];

    private readonly Dictionary<string, (int Value, string From)> _set = new(StringComparer.Ordinal);

    /// <summary>The value of a setting.</summary>
    public int this[Setting setting] => _set.TryGetValue(setting.Key, out var set) ? set.Value : setting.Default;

    /// <summary>What set it: a file, a variable, an option, or "default".</summary>
    public string From(Setting setting) => _set.TryGetValue(setting.Key, out var set) ? set.From : "default";

    /// <summary>Reads them.</summary>
    /// <param name="file">Path of stemma.json; it need not be there.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="options">KEY=VALUE pairs of the command line.</param>
    /// <exception cref="SettingException">A key is unknown or a value is none.</exception>
    public static Settings Read(string file, IDictionary variables, IEnumerable<string> options)
    {
        var settings = new Settings();
        if (File.Exists(file)) settings.ReadFile(file);
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string name || !name.StartsWith("STEMMA_", StringComparison.Ordinal) || OtherVariables.Contains(name)) continue;
            var setting = All.FirstOrDefault(s => s.Variable == name) ?? throw Unknown(name, name, All.Select(s => s.Variable).Concat(OtherVariables));
            settings.Set(setting, variable.Value as string ?? "", name);
        }
        foreach (string option in options)
        {
            int equals = option.IndexOf('=');
            if (equals < 0) throw new SettingException($"--set {option}: write --set KEY=VALUE");
            settings.Set(Named(option[..equals], "--set"), option[(equals + 1)..], "--set");
        }
        return settings;
    }

    private void ReadFile(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new SettingException($"{file}: must hold one object, {{\"read.workers\": 2}}");
            ReadObject(json.RootElement, "", file);
        }
        catch (JsonException broken)
        {
            throw new SettingException($"{file}: is not JSON: {broken.Message}");
        }
    }

    private void ReadObject(JsonElement element, string prefix, string file)
    {
        foreach (var property in element.EnumerateObject())
        {
            string key = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object) ReadObject(property.Value, key + ".", file);
            else Set(Named(key, file), property.Value.ToString(), file);
        }
    }

    private void Set(Setting setting, string value, string from)
    {
        if (!int.TryParse(value, out int number) || number < setting.Least || number > setting.Most)
            throw new SettingException($"{from}: {setting.Key} is \"{value}\"; it takes a whole number from {setting.Least} to {setting.Most} ({setting.Text})");
        _set[setting.Key] = (number, from);
    }

    private static Setting Named(string key, string from) => All.FirstOrDefault(s => s.Key == key) ?? throw Unknown(key, from, All.Select(s => s.Key));

    private static SettingException Unknown(string key, string from, IEnumerable<string> known)
    {
        string nearest = known.MinBy(k => Distance(k, key))!;
        return new SettingException($"{from}: there is no setting \"{key}\"" + (Distance(nearest, key) <= 4 ? $"; did you mean {nearest}?" : $"; there are: {string.Join(", ", known)}"));
    }

    // Edit distance (Wagner and Fischer 1974) between two short names, letter case aside.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}

/// <summary>A setting is misspelt or out of range: wrong usage.</summary>
public sealed class SettingException(string message) : InvalidOperationException(message);
