using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>A source: all reports of one host, or of one outlet where no address is known.</summary>
/// <param name="Key">Its host without "www.", else the outlet's name in lower case: what its page is addressed by.</param>
/// <param name="Name">The outlet's name as its latest report gives it.</param>
/// <param name="Reports">How many reports.</param>
/// <param name="Latest">The time of its latest one, or null.</param>
public sealed record OutletRow(string Key, string Name, int Reports, DateTimeOffset? Latest);

/// <summary>A page of the sources.</summary>
/// <param name="Outlets">The sources, the one with most reports first.</param>
/// <param name="All">How many sources there are.</param>
/// <param name="Nameless">Reports without an address that name no outlet.</param>
/// <param name="More">Whether more follow.</param>
public sealed record OutletRows(IReadOnlyList<OutletRow> Outlets, int All, int Nameless, bool More);

/// <summary>How many of a source's reports stand by one origin.</summary>
/// <param name="Name">Whose text they carry, as the stories say; null where it is unknown.</param>
/// <param name="Own">Whether they carry no other report's text.</param>
/// <param name="Reports">How many.</param>
public sealed record OriginCount(string? Name, bool Own, int Reports);

/// <summary>A report in a list.</summary>
public sealed record ReportRow(TellingId Telling, StoryId Story, string Title, string? Url, string? Outlet, DateTimeOffset? At, string? Origin, string? Kind);

/// <summary>One source with its latest reports.</summary>
/// <param name="Row">Its counts.</param>
/// <param name="Latest">Its latest reports, newest first.</param>
/// <param name="Origins">Where the text of its reports comes from, most first.</param>
/// <param name="More">Whether there are older ones.</param>
public sealed record OutletPage(OutletRow Row, IReadOnlyList<ReportRow> Latest, IReadOnlyList<OriginCount> Origins, bool More);
