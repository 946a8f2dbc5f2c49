using System.Collections.Concurrent;
using System.Reflection;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;

namespace Stemma.Core.Web.Building;

/// <summary>
/// What the parser keeps while it runs, and shows nobody: how much is open decides what each further tag costs, and nothing else tells it exactly.
/// Its parser shows them by no public member, so they are looked up by name; a version of it without them is told by a test, and by what is thrown.
/// </summary>
/// <param name="Open">The elements that are open, the root first.</param>
/// <param name="Formatting">The formatting elements that it opens anew where they were closed by the way; null parts tables' cells and their like.</param>
/// <param name="CloseLast">Closes the element that was opened last.</param>
internal readonly record struct ParserState(List<IConstructableElement> Open, List<IConstructableElement> Formatting, Action CloseLast)
{
    private static readonly ConcurrentDictionary<Type, Places> Known = new(); // where a parser of this type keeps them: there are one or two types

    /// <summary>That of the parser that takes the tokens.</summary>
    public static ParserState Of(TokenConsumer consumer)
    {
        object parser = consumer.Target!;
        var places = Known.GetOrAdd(parser.GetType(), static (_, parser) => Places.In(parser), parser);
        return new ParserState((List<IConstructableElement>)places.Open.GetValue(parser)!, (List<IConstructableElement>)places.Formatting.GetValue(parser)!, places.CloseLast.CreateDelegate<Action>(parser));
    }

    /// <summary>Lets white space between elements be text too, as in a page parsed whole.</summary>
    public static void KeepWhiteSpace(TokenConsumer consumer) => Field(consumer.Target!, "_emitWhitespaceTextNodes").SetValue(consumer.Target, true);

    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static FieldInfo Elements(object parser, string name) => Field(parser, name) is var field && field.FieldType == typeof(List<IConstructableElement>) ? field : throw Missing(parser, name);

    private static FieldInfo Field(object parser, string name) => Typed(parser, type => type.GetField(name, Own)) ?? throw Missing(parser, name);

    private static InvalidOperationException Missing(object parser, string name) =>
        new($"{parser.GetType().Assembly.GetName().Name} {parser.GetType().Assembly.GetName().Version} is not the version that Stemma was made for: its parser has no {name} of the known type, by which the cost of a page is bounded");

    private static T? Typed<T>(object parser, Func<Type, T?> find)
        where T : class
    {
        for (var type = parser.GetType(); type is not null; type = type.BaseType)
            if (find(type) is { } found) return found;
        return null;
    }

    private sealed record Places(FieldInfo Open, FieldInfo Formatting, MethodInfo CloseLast)
    {
        public static Places In(object parser) =>
            new(Elements(parser, "_openElements"), Elements(parser, "_formattingElements"), Typed(parser, type => type.GetMethod("CloseCurrentNode", Own, [])) ?? throw Missing(parser, "CloseCurrentNode"));
    }
}
