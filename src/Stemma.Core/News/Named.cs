namespace Stemma.Core.News;

/// <summary>What a name names.</summary>
public enum NameKind
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Person,

    /// <summary>An organisation: party, ministry, company, agency, newspaper.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,
}

/// <summary>Somebody or something that a report names in full.</summary>
/// <param name="Name">As the report writes it first in full, without titles; a country, a city or a well-known body by its common name.</param>
/// <param name="Kind">What it is, as far as the report shows it.</param>
/// <param name="Speaks">Whether the report gives words of it, by name or not.</param>
public sealed record Named(string Name, NameKind Kind, bool Speaks = false);
