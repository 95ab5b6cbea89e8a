using System.Linq.Expressions;
using IamGateway.ControlPlane.Iam.Values;

namespace IamGateway.ControlPlane.Iam;

/// <summary>Narrows lists by path.</summary>
internal static class Paths
{
    /// <summary>The rows whose path begins so, letter for letter: the database's own comparison of beginnings has no letter case.</summary>
    public static IQueryable<T> Under<T>(this IQueryable<T> rows, PathPrefix prefix, Expression<Func<T, string>> path)
    {
        Expression<Func<string, bool>> isUnder = text => text.Substring(0, prefix.Text.Length) == prefix.Text;
        return rows.Where(Expression.Lambda<Func<T, bool>>(new Insertion(isUnder.Parameters[0], path.Body).Visit(isUnder.Body), path.Parameters));
    }

    private sealed class Insertion(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
