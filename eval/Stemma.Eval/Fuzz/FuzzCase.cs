using System.Text;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Eval.Fuzz;

/// <summary>Bytes as they could come from anywhere, with what they are said to be.</summary>
/// <param name="Form">What they are read as.</param>
/// <param name="ContentType">The Content-Type they came with, or null.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record FuzzCase(CaptureForm Form, string? ContentType, byte[] Bytes) : IFuzzed
{
    private static readonly DateTimeOffset Fetched = new(2031, 9, 12, 15, 0, 0, TimeSpan.Zero);

    /// <summary>What reading makes of them; null for an item that is none.</summary>
    public Article? Read() => Collation.Extracted(
        new Capture { Name = "fuzz", Url = "https://www.kellmouth-gazette.example/live/2031/09/12/harbour.html", Form = Form, ContentType = ContentType, Fetched = Fetched, Body = Bytes }, []);

    /// <inheritdoc/>
    public int Size => Bytes.Length;

    /// <inheritdoc/>
    public string? Wrong(bool twice)
    {
        if (Read() is not { } article) return null;
        if (twice && Read() is { } again && (again.Text != article.Text || again.Title != article.Title || again.Blocks.Count != article.Blocks.Count)) return "read twice, it reads otherwise";
        // Text in a wide encoding may have more bytes than it has characters, never fewer than half.
        return ArticleRules.Broken(article, Bytes.Length * 2) ?? (Form == CaptureForm.Html ? ArticleRules.Leaked(article, Encoding.Latin1.GetString(Bytes).Replace("\0", "", StringComparison.Ordinal)) : null);
    }

    /// <summary>Writes them down with what is needed to read them so again.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="name">The file's name without its end.</param>
    /// <param name="why">What was wrong.</param>
    /// <returns>The file.</returns>
    public string Save(string folder, string name, string why)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, name + ".bytes");
        File.WriteAllBytes(file, Bytes);
        File.WriteAllLines(file + ".txt", [Form.ToString(), ContentType ?? "", why]);
        return file;
    }

    /// <summary>A case that was written down; any other file is read as a page.</summary>
    public static FuzzCase Load(string file)
    {
        string[] said = File.Exists(file + ".txt") ? File.ReadAllLines(file + ".txt") : [];
        var form = said.Length > 0 && Enum.TryParse<CaptureForm>(said[0], out var known) ? known : CaptureForm.Html;
        return new FuzzCase(form, said.Length > 1 && said[1].Length > 0 ? said[1] : null, File.ReadAllBytes(file));
    }
}
