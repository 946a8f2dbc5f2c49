using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>A capture whose bytes go.</summary>
/// <param name="Capture">Its number in the log.</param>
/// <param name="Article">What was last made of it, which stands for it from then on; null where the standing report's row has that.</param>
public sealed record LetGo(TellingId Capture, Article? Article);
