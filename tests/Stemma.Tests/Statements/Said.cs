using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

/// <summary>Short forms for the tests of the room.</summary>
internal static class Said
{
    public static IReadOnlyList<Statement> In(string text, string language = "en", string? wire = null) => StatementExtractor.Of(text, language, wire);

    public static Statement One(string text, string language = "en", string? wire = null) => Assert.Single(In(text, language, wire));

    public static Statement By(this IReadOnlyList<Statement> all, string speaker) => all.First(s => s.Speaker == speaker);

    public static string Content(this Statement statement, string text) => string.Join(" ‖ ", statement.Spans.Select(s => s.Of(text)));
}
