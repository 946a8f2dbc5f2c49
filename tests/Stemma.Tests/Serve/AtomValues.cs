using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stemma.Tests.Serve;

/// <summary>What the values of Atom may look like.</summary>
internal static partial class AtomValues
{
    /// <summary>RFC 3339 with upper-case T and Z (RFC 4287, 3.3), and a day that the calendar has.</summary>
    public static bool IsDate(string value) => DateShape().IsMatch(value) &&
        DateTimeOffset.TryParse(value.Replace(":60", ":59", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>An absolute IRI (RFC 3987), roughly: a scheme, and nothing that no IRI may hold.</summary>
    public static bool IsAbsolute(string value) => Scheme().IsMatch(value) && IsReference(value) && Uri.TryCreate(value, UriKind.Absolute, out _);

    /// <summary>An IRI or a relative reference.</summary>
    public static bool IsReference(string value) => !value.Any(c => c <= ' ' || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`' or '\x7F') && BadEscape().Count(value) == 0;

    /// <summary>A media type.</summary>
    public static bool IsMediaType(string value) => MediaType().IsMatch(value);

    /// <summary>A language tag (RFC 5646), by its shape.</summary>
    public static bool IsLanguage(string value) => LanguageTag().IsMatch(value);

    /// <summary>A relation: a registered one of RFC 4287, 5005, 4685 and the like, or an IRI.</summary>
    public static bool IsRelation(string value) => value.Contains(':', StringComparison.Ordinal) ? IsAbsolute(value) : Relations.Contains(value);

    /// <summary>The address that a reference means: with xml:base of the element and all around it; null where none makes it absolute.</summary>
    public static string? Resolved(XElement at, string reference)
    {
        foreach (var element in at.AncestorsAndSelf())
        {
            if (IsAbsolute(reference)) return reference;
            if (element.Attribute(XNamespace.Xml + "base") is not { } at_) continue;
            reference = Uri.TryCreate(at_.Value, UriKind.Absolute, out var absolute) && Uri.TryCreate(absolute, reference, out var whole) ? whole.AbsoluteUri : at_.Value;
        }
        return IsAbsolute(reference) ? reference : null;
    }

    private static readonly HashSet<string> Relations =
    [
        "alternate", "related", "self", "enclosure", "via", "replies", "first", "last", "next", "previous", "current", "prev-archive", "next-archive",
        "edit", "edit-media", "license", "hub", "search", "up", "collection",
    ];

    [GeneratedRegex(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$")]
    private static partial Regex DateShape();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:.")]
    private static partial Regex Scheme();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex BadEscape();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(\s*;\s*[A-Za-z0-9!#$&^_.+-]+=(""[^""]*""|[A-Za-z0-9!#$&^_.+-]+))*$")]
    private static partial Regex MediaType();

    [GeneratedRegex("^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();
}
