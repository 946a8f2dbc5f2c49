using System.Reflection;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;

namespace Stemma.Core.Web.Building;

/// <summary>
/// What the parser keeps while it runs, and shows nobody: how much is open decides what each further tag costs, and nothing else tells it exactly.
/// The fields are looked up by name; a version of the parser without them fails at the first page.
/// </summary>
/// <param name="Open">The elements that are open, the root first.</param>
/// <param name="Formatting">The formatting elements that it opens anew where they were closed by the way; null parts tables' cells and their like.</param>
/// <param name="CloseLast">Closes the element that was opened last.</param>
internal readonly record struct ParserState(List<IConstructableElement> Open, List<IConstructableElement> Formatting, Action CloseLast)
{
    /// <summary>That of the parser that takes the tokens.</summary>
    public static ParserState Of(TokenConsumer consumer)
    {
        object parser = consumer.Target!;
        var close = Typed(parser, type => type.GetMethod("CloseCurrentNode", Own)) ?? throw new MissingMethodException(parser.GetType().FullName, "CloseCurrentNode");
        return new ParserState((List<IConstructableElement>)Field(parser, "_openElements").GetValue(parser)!, (List<IConstructableElement>)Field(parser, "_formattingElements").GetValue(parser)!, close.CreateDelegate<Action>(parser));
    }

    /// <summary>Lets white space between elements be text too, as in a page parsed whole.</summary>
    public static void KeepWhiteSpace(TokenConsumer consumer) => Field(consumer.Target!, "_emitWhitespaceTextNodes").SetValue(consumer.Target, true);

    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static FieldInfo Field(object parser, string name) => Typed(parser, type => type.GetField(name, Own)) ?? throw new MissingFieldException(parser.GetType().FullName, name);

    private static T? Typed<T>(object parser, Func<Type, T?> find)
        where T : class
    {
        for (var type = parser.GetType(); type is not null; type = type.BaseType)
            if (find(type) is { } found) return found;
        return null;
    }
}
