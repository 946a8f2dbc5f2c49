using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>How far the log was looked through for captures whose owners want no copy kept.</summary>
/// <param name="Wishes">What owners wanted then: another text where that is something else. "" where nobody wanted it, and before the first look.</param>
/// <param name="After">Up to this capture.</param>
public sealed record UnwantedLook(string Wishes, TellingId After);
