using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Stemma.Core.Web.Building;

/// <summary>Makes the nodes that the parser asks for: one for each page.</summary>
internal sealed class BuildingFactory : IDomConstructionElementFactory<BuiltPage, BuiltElement>
{
    private readonly RepeatedValues _values = new();

    /// <summary>The document, once there is one.</summary>
    public BuiltPage? Page { get; private set; }

    public BuiltPage CreateDocument(TextSource source, IBrowsingContext? context = null) => Page = new BuiltPage(source);

    public BuiltElement Create(BuiltPage document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None) => new BuiltHtml(KnownNames.Html(localName).With(flags), _values);

    public BuiltElement CreateUnknown(BuiltPage document, StringOrMemory tagName) => new BuiltHtml(KnownNames.Unknown(tagName), _values);

    public BuiltElement CreateNoScript(BuiltPage document, bool scripting) => Create(document, "noscript");

    public IConstructableNode CreateDocumentType(BuiltPage document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => new BuiltNode();

    public IConstructableMathElement CreateMath(BuiltPage document, StringOrMemory name = default) => new BuiltElement(KnownNames.Math(name.ToString()), _values);

    public IConstructableSvgElement CreateSvg(BuiltPage document, StringOrMemory name = default) => new BuiltElement(KnownNames.Svg(name.ToString()), _values);

    public IConstructableMetaElement CreateMeta(BuiltPage document) => Named("meta");

    public IConstructableScriptElement CreateScript(BuiltPage document, bool parserInserted, bool started) => Named("script");

    public IConstructableFrameElement CreateFrame(BuiltPage document) => Named("frame");

    public IConstructableFormElement CreateForm(BuiltPage document) => Named("form");

    public IConstructableTemplateElement CreateTemplate(BuiltPage document)
    {
        document.OpenTemplates++;
        return new BuiltTemplate(document, _values);
    }

    private BuiltHtml Named(string name) => new(KnownNames.Html(name), _values);
}
