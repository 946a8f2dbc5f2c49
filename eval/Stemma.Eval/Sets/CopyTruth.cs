using System.Text.Json;

namespace Stemma.Eval.Sets;

/// <summary>What gen.py says of its texts: who was made of whom, and who is word for word another.</summary>
internal sealed class CopyTruth
{
    private readonly Dictionary<string, JsonElement> _rows;
    private readonly Dictionary<string, string> _text = [];

    /// <summary>Reads the truth of a corpus.</summary>
    /// <param name="corpus">The folder that gen.py wrote.</param>
    public CopyTruth(string corpus)
    {
        _rows = Jsonl.Rows(Path.Combine(corpus, "truth.jsonl")).ToDictionary(r => r.Text("id")!);
        foreach (var (id, row) in _rows) _text[id] = TextOf(id, row); // parents come first
    }

    // The name of its sentences: its parent's where none was changed; two that were cut from the same sentences by as much are one.
    private string TextOf(string id, JsonElement row)
    {
        if (Parents(id) is not [var parent] || row.GetProperty("changed") is not { ValueKind: JsonValueKind.Number } changed) return id;
        return changed.GetDouble() == 0 ? _text[parent] : Kind(id) == "truncated" ? $"{_text[parent]} less {changed.GetRawText()}" : id;
    }

    /// <summary>The copies, by kind: fresh tellings of an old story are none.</summary>
    public IEnumerable<IGrouping<string, string>> Copies => _rows.Where(r => Parents(r.Key).Count > 0 && r.Value.Text("kind") != "retell").GroupBy(r => r.Value.Text("kind")!, r => r.Key).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>The kind of a text.</summary>
    public string Kind(string id) => _rows[id].Text("kind")!;

    /// <summary>The texts that it was made of.</summary>
    public IReadOnlyList<string> Parents(string id) => Kind(id) == "retell" ? [] : Strings(id, "parents");

    /// <summary>Whether two go back to one original.</summary>
    public bool Related(string a, string b) => Strings(a, "roots").Intersect(Strings(b, "roots")).Any();

    /// <summary>Whether a text has the sentences of another unchanged, or is it.</summary>
    public bool Same(string a, string b) => _text[a] == _text[b];

    /// <summary>Whether a text, or one with its very sentences, is a parent of another or a parent's parent.</summary>
    public bool IsAncestor(string id, string of) => Parents(of).Any(p => Same(p, id) || IsAncestor(id, p));

    private List<string> Strings(string id, string member) => [.. _rows[id].GetProperty(member).EnumerateArray().Select(e => e.GetString()!)];
}
