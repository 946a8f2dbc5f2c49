using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Stemma.Core.News;

namespace Stemma.Core.Web.Building;

/// <summary>
/// Stands before the parser and bounds what a tag may cost. The parser walks the open elements for each tag, and opens formatting elements anew for each block:
/// with unbounded nesting a page costs the square of its length, in time and in memory.
/// </summary>
/// <param name="length">How long the page is, in UTF-16 code units.</param>
internal sealed class TagGate(int length)
{
    /// <summary>Most elements that are open at once. What is nested deeper stands beside one another, as in browsers, which nest 512 deep.</summary>
    public const int MostOpen = 512;

    private const int MostFormatting = 32, MostListed = 256; // since the last cell, and of all cells together
    private const int AgainFree = 4096; // elements opened anew without a thought for the page's length
    private const long MostWalked = 60_000_000; // open elements looked at, once for each tag: a real page of ten thousand tags comes to one in a hundred of it

    private readonly Dictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly long _most = AgainFree + length / 2;
    private ParserState _state;
    private long _again, _walked;
    private bool _begun, _deep;

    /// <summary>How many elements are open.</summary>
    public int Open => _begun ? _state.Open.Count : 0;

    /// <summary>How many tags and texts were handed on: about as many nodes there are.</summary>
    public int Taken { get; private set; }

    /// <summary>Whether the page was given up before its end, since its markup costs far more than it holds.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether the page was given up before its end, since it holds more than anybody reads.</summary>
    public bool IsFull => Taken >= HtmlTreeBuilder.MaxNodes;

    /// <summary>What to say of a page where a bound was reached.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (_deep) yield return new Problem("page-deep", $"the page nests its elements more than {MostOpen} deep, or more than {MostFormatting} kinds of emphasis in one another: what lies deeper was read as if it stood beside");
        if (IsCut) yield return new Problem("page-cut", "the page's markup is so broken or so deep that reading it costs far more than it holds: it was read up to where that shows");
    }

    /// <summary>Hands a token on, leaves it out, or ends the page.</summary>
    public TokenConsumptionResult Take(ref StructHtmlToken token, TokenConsumer next)
    {
        if (!_begun) (_state, _begun) = (ParserState.Of(next), true);
        if (token.Type == HtmlTokenType.StartTag && IsNearBound && token.Name.ToString() is var name && IsTooMuch(name) && !MakesRoom(name)) return TokenConsumptionResult.Continue;
        if (token.Type == HtmlTokenType.StartTag && token.Name == "xmp" && IsInSelect) return TokenConsumptionResult.Continue;
        if (token.Type == HtmlTokenType.EndTag && _left.Count > 0 && IsClosed(token.Name.ToString())) return TokenConsumptionResult.Continue;
        _again += OpensAnew(in token);
        _walked += _state.Open.Count;
        IsCut = _again > _most || _walked > MostWalked;
        if (IsCut || IsFull) return TokenConsumptionResult.Stop;
        if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.Character) Taken++;
        next(ref token);
        return TokenConsumptionResult.Continue;
    }

    // Browsers leave the tag out there. The parser lets it close the list, and then looks for the list in vain.
    private bool IsInSelect => _state.Open.Exists(e => e.LocalName == "select");

    private bool IsNearBound => _state.Open.Count >= MostOpen || _state.Formatting.Count >= MostFormatting;

    private bool IsTooMuch(string name)
    {
        if (_state.Open.Count >= MostOpen) return !TagKinds.Brief.Contains(name) || _state.Open.Count >= 2 * MostOpen;
        return _state.Formatting.Count >= MostFormatting && TagKinds.Formatting.Contains(name) && (_state.Formatting.Count >= MostListed || SinceMarker() >= MostFormatting);
    }

    // The element that was opened last ends here, so that this one stands beside it; where neither may be, this one is left out, and its words belong to that.
    private bool MakesRoom(string name)
    {
        _deep = true;
        var last = _state.Open[^1];
        string ended = last.LocalName.ToString();
        bool room = _state.Open.Count >= MostOpen && !TagKinds.Held.Contains(ended);
        if (room)
        {
            _state.CloseLast();
            if (TagKinds.Formatting.Contains(ended)) _state.Formatting.Remove(last);
        }
        else
        {
            last.AppendText("\n", true);
            ended = name;
        }
        if (!TagKinds.Brief.Contains(ended)) _left[ended] = _left.GetValueOrDefault(ended) + 1; // those end by their own tag alone
        return room;
    }

    private bool IsClosed(string name)
    {
        if (!_left.TryGetValue(name, out int left)) return false;
        if (left == 1) _left.Remove(name);
        else _left[name] = left - 1;
        return true;
    }

    private int SinceMarker()
    {
        int count = 0;
        for (int i = _state.Formatting.Count - 1; i >= 0 && _state.Formatting[i] is not null; i--) count++;
        return count;
    }

    // How many elements the parser may make for the token, beyond its own.
    private int OpensAnew(in StructHtmlToken token)
    {
        var formatting = _state.Formatting;
        if (formatting.Count == 0 || formatting[^1] is not { } last) return 0;
        if (token.Type == HtmlTokenType.EndTag) return _state.Open.Count > 0 && _state.Open[^1].LocalName != token.Name && TagKinds.Formatting.Contains(token.Name.ToString()) ? 8 : 0;
        return IsOpen(last) ? 0 : SinceMarker();
    }

    private bool IsOpen(IConstructableElement element)
    {
        for (int i = _state.Open.Count - 1; i >= 0; i--) if (ReferenceEquals(_state.Open[i], element)) return true;
        return false;
    }
}
