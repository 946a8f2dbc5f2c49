using System.Collections.Frozen;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>The elements of one class attribute: a body cut into many alike boxes is no furniture.</summary>
/// <param name="classes">Their class, without the states that a page's script sets and takes off.</param>
internal sealed class Kin(string classes)
{
    /// <summary>Their class.</summary>
    public string Classes { get; } = classes;

    /// <summary>Prose under all of them together.</summary>
    public int Prose { get; set; }

    /// <summary>How many they are.</summary>
    public int Count { get; set; }
}

/// <summary>Tells which elements of a page are of one class: of the slides of a show one is seen, and all are alike.</summary>
internal sealed class Kinship
{
    private const int Expected = 200;
    private static readonly FrozenSet<string> States = new[] { "hidden", "active", "current", "show", "visible", "selected", "is-hidden", "is-active", "is-visible" }.ToFrozenSet(StringComparer.Ordinal);
    private readonly Dictionary<string, Kin> _byClass = new(Expected, StringComparer.Ordinal);
    private readonly PerValue<Kin> _kin;

    /// <summary>Sums the tree.</summary>
    public Kinship(HtmlTree tree, PageText text)
    {
        _kin = new PerValue<Kin>(Read);
        for (int i = 1; i < tree.Count; i++)
        {
            if (Of(tree[i]) is not { } kin) continue;
            kin.Prose += text.Prose(tree[i]);
            kin.Count++;
        }
    }

    /// <summary>The element's kin; null where it has no class.</summary>
    public Kin? Of(HtmlNode node) => node["class"] is { Length: > 0 and < 600 } classes ? _kin[classes] : null;

    /// <summary>Whether a class holds a state that a script sets and takes off ("active").</summary>
    public static bool HasState(string classes)
    {
        if (!classes.Contains(' ')) return false;
        var states = States.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in classes.AsSpan().Split(' ')) if (states.Contains(classes.AsSpan(part))) return true;
        return false;
    }

    private Kin Read(string classes)
    {
        var key = HasState(classes) ? string.Join(' ', classes.Split(' ').Where(c => !States.Contains(c))).Trim() : classes.Trim();
        return _byClass.TryGetValue(key, out var known) ? known : _byClass[key] = new Kin(key);
    }
}
