namespace Stemma.App.Serve;

/// <summary>What whoever runs the site says about it. A site that others can reach must say all three.</summary>
/// <param name="Contact">How to reach them.</param>
/// <param name="Imprint">Who they are.</param>
/// <param name="Privacy">What they do with what they learn of readers.</param>
public sealed record SiteTexts(string Contact, string Imprint, string Privacy)
{
    /// <summary>What whoever writes a comment agrees to; "" for the site's own.</summary>
    public string Terms { get; init; } = "";

    /// <summary>Nothing is said.</summary>
    public static SiteTexts None { get; } = new("", "", "");

    /// <summary>By the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="folder">The data folder: a value that names a text file in it stands for its text.</param>
    public static SiteTexts Of(Settings settings, string folder)
    {
        string contact = Text(settings[Settings.SiteContact], folder);
        return new SiteTexts(contact.Length > 0 ? contact : settings[Settings.Contact], Text(settings[Settings.SiteImprint], folder), Text(settings[Settings.SitePrivacy], folder)) { Terms = Text(settings[Settings.SiteTerms], folder) };
    }

    /// <summary>The settings that a site open to others still wants.</summary>
    public IReadOnlyList<Setting> Missing =>
    [
        .. new (string Text, Setting Setting)[] { (Contact, Settings.SiteContact), (Imprint, Settings.SiteImprint), (Privacy, Settings.SitePrivacy) }
            .Where(t => t.Text.Length == 0).Select(t => t.Setting),
    ];

    private static string Text(string value, string folder)
    {
        if (value.Length is 0 or > 300 || !value.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return value;
        string file = Path.Combine(folder, value);
        if (!File.Exists(file)) throw new SettingException($"there is no file {file}: write the text itself, or name a text file in the data folder");
        return File.ReadAllText(file).Trim();
    }
}
